import { join } from 'node:path';
import Database from 'better-sqlite3';

const reading = <T>(dataDir: string, read: (database: Database.Database) => T): T => {
	const database = new Database(join(dataDir, 'vatio.db'), { readonly: true });
	try {
		return read(database);
	} finally {
		database.close();
	}
};

/** One line about a site's books, once everything that runs is settled. */
export async function books(dataDir: string): Promise<string> {
	await new Promise((resolve) => setTimeout(resolve, 1500));

	return reading(dataDir, (database) => {
		const row = database
			.prepare(
				`select count(*) as held, count(s.interaction_id) as settled, sum(s.outcome = 'aborted') as aborted,
				sum(s.estimated) as estimated from interaction i left join settlement s on s.interaction_id = i.id`
			)
			.get() as { held: number; settled: number; aborted: number; estimated: number };
		const open = database
			.prepare('select coalesce(sum(open), 0) from spending')
			.pluck()
			.get() as number;

		return `  books: ${row.held} held, ${row.settled} settled, ${row.aborted} aborted, ${row.estimated} estimated, ${open} open`;
	});
}

/** The answers' tokens in all settlements. */
export function bookedTokens(dataDir: string): number {
	return reading(
		dataDir,
		(database) =>
			database
				.prepare('select coalesce(sum(completion_tokens), 0) from settlement')
				.pluck()
				.get() as number
	);
}
