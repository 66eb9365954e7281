import { join } from 'node:path';
import { desafioAlia, type Rulebook } from '../../scoring/index.ts';
import { createContest } from '../../src/lib/server/contest/create.ts';
import { contestInForce } from '../../src/lib/server/contest/in-force.ts';
import { takePart } from '../../src/lib/server/contest/people.ts';
import { openSqlite } from '../../src/lib/server/db/sqlite.ts';
import { createTeam } from '../../src/lib/server/teams/create.ts';
import type { RunningSite } from './site.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface Edition {
	slug: string;
	/** Days since it opened: 0 it is open, 13 frozen, 15 closed, 17 with results; below 0 it is to come. */
	openedDaysAgo?: number;
	change?(rulebook: Rulebook): void;
	/** Of the demo's team, where the rulebook has categories. */
	category?: string;
	/** What the demo's team answers to the rulebook's questions. */
	answers?: Record<string, string>;
}

/**
 * Adds editions to a running site, which is stopped and started again for it: an edition with the
 * demo's staff and, unless it is to come, a team of the demo's participant.
 */
export async function addEditions(site: RunningSite, editions: Edition[]): Promise<void> {
	const people = site.accounts();
	await site.stop();
	const migrations = join(import.meta.dirname, '../../drizzle/sqlite');
	const db = openSqlite({ file: join(site.dataDir, 'vatio.db'), migrations, durability: 'normal' });
	try {
		for (const { slug, openedDaysAgo = 0, change, category, answers } of editions) {
			const opensAt = Date.now() - HOUR - openedDaysAgo * DAY;
			const at = openedDaysAgo < 0 ? Date.now() : opensAt + 1;
			const rulebook = structuredClone(desafioAlia({ model: 'simulated', opensAt }));
			rulebook.title.es = `Edición ${slug}`;
			change?.(rulebook);
			await db.write(async (tx) => {
				const { id: contestId, version } = await createContest(tx, { slug, rulebook, at });
				const contest = await contestInForce(tx, { slug });
				const acceptance = { version, age: 'adult' as const, answers };
				for (const { accountId, part } of people) {
					if (part !== 'participant') await takePart(tx, { contestId, accountId, part, at });
					else if (openedDaysAgo >= 0) {
						const name = 'Equipo Demo';
						await createTeam(tx, { contest, accountId, name, acceptance, category, at });
					}
				}
			});
		}
	} finally {
		await db.close();
	}
	await site.restart();
}

/** Budgets of every challenge of an edition. */
export const withBudget =
	(budget: Partial<Rulebook['rounds'][number]['challenges'][number]['budget']>) =>
	(rulebook: Rulebook): void => {
		for (const challenge of rulebook.rounds.flatMap(({ challenges }) => challenges)) {
			Object.assign(challenge.budget, budget);
		}
	};
