import { and, asc, eq, inArray } from 'drizzle-orm';
import type { BoardFacts, FactData } from '#scoring';
import type { EntryLuck, RunOfEntry } from '#scoring/ranking/board-doubt.ts';
import type { Query } from '../db/client.ts';
import { verdictsInForce } from '../judging/judged.ts';

/**
 * What luck had a hand in, by team, as an archive will tell it: the runs of what was presented, from
 * the ledger, and the verdicts in force that found it valid.
 */
export async function boardLuck(
	query: Query,
	{ contestId, facts }: { contestId: string; facts: BoardFacts }
): Promise<(teamId: string) => EntryLuck> {
	const runs = await runsOnLedger(query, { contestId, facts });
	const entryIds = facts.entries.map(({ entryId }) => entryId);
	const verdicts = await verdictsInForce(query, { entryIds });
	const entryOf = new Map(facts.entries.map(({ teamId, entryId }) => [teamId, entryId]));

	return (teamId) => {
		const entryId = entryOf.get(teamId) ?? '';
		const judges = (verdicts.get(entryId) ?? []).filter(({ decision }) => decision === 'valid');
		return { runs: runs.get(entryId) ?? [], judges };
	};
}

async function runsOnLedger(
	query: Query,
	{ contestId, facts }: { contestId: string; facts: BoardFacts }
): Promise<Map<string, RunOfEntry[]>> {
	const { fact } = query.t;
	const purpose = facts.challenge.kind === 'template' ? 'instances' : 'confirmation';
	const ids = facts.entries.map(({ entryId }) => entryId);
	const found = new Map<string, RunOfEntry[]>();
	for (let from = 0; from < ids.length; from += 500) {
		const rows = await query
			.select({ subject: fact.subject, leaf: fact.leaf })
			.from(fact)
			.where(
				and(
					eq(fact.contestId, contestId),
					inArray(fact.subject, ids.slice(from, from + 500)),
					eq(fact.kind, 'official-run')
				)
			)
			.orderBy(asc(fact.position));
		for (const { subject, leaf } of rows) {
			const { data }: { data: FactData<'official-run'> } = JSON.parse(leaf);
			if (data.purpose !== purpose || data.turn !== undefined) continue;
			const run = { ...data, sheet: data.sheet, quality: data.quality };
			found.set(subject, [...(found.get(subject) ?? []), run]);
		}
	}

	return found;
}
