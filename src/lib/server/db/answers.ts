import type { Query } from './client.ts';

/** Whether the database can be read right now. */
export async function databaseAnswers(query: Query): Promise<boolean> {
	const { contest } = query.t;
	try {
		await query.select({ id: contest.id }).from(contest).limit(1);
		return true;
	} catch {
		return false;
	}
}
