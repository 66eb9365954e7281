import type { ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { entriesOf } from '../entries/standing.ts';
import { goldEntriesOf, type GoldEntry } from './gold.ts';
import { judgedChallenges } from './lacking.ts';
import { isJudgeable } from './reading.ts';

/** A challenge's gold entries as the organiser sees them, and those that could become one. */
export interface GoldOverview {
	challengeId: string;
	marks: (GoldEntry & { alias: string })[];
	others: { entryId: string; alias: string }[];
}

/** The gold entries of a contest, challenge by challenge of those that are judged now. */
export async function goldOverview(
	query: Query,
	{ contest, at }: { contest: ContestInForce; at: number }
): Promise<GoldOverview[]> {
	const gold = await goldEntriesOf(query, { contestId: contest.id });
	const entries = await entriesOf(query, { contestId: contest.id });
	const aliases = new Map(entries.map(({ id, alias }) => [id, alias]));
	const marked = new Set(gold.filter((one) => !one.withdrawn).map(({ entryId }) => entryId));

	return judgedChallenges(contest, at).map(({ challenge: { id: challengeId } }) => ({
		challengeId,
		marks: gold
			.filter((one) => one.challengeId === challengeId)
			.map((one) => ({ ...one, alias: aliases.get(one.entryId) ?? '' })),
		others: entries
			.filter((entry) => entry.challengeId === challengeId && isJudgeable(entry))
			.filter(({ id }) => !marked.has(id))
			.map(({ id, alias }) => ({ entryId: id, alias }))
			.sort((a, b) => (a.alias < b.alias ? -1 : 1))
	}));
}
