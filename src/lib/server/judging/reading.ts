import { and, desc, eq, inArray } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import type { Query } from '../db/client.ts';
import { entriesOf, type EntryOnRecord } from '../entries/standing.ts';

/**
 * Whether an entry is for judges: the one of its team that counts, with its checks passed, while the
 * team is not disqualified. The organiser's own references have no place, so that nobody reads them.
 */
export function isJudgeable({ counts, disqualified, baseline, checks }: EntryOnRecord): boolean {
	return counts && !disqualified && !baseline && checks?.passed === true;
}

/** All that a team presented to a challenge, given one of its entries; empty for an unknown one. */
export async function siblingsOf(
	query: Query,
	{ contestId, entryId }: { contestId: string; entryId: string }
): Promise<EntryOnRecord[]> {
	const { entry } = query.t;
	const [row] = await query
		.select({ teamId: entry.teamId, challengeId: entry.challengeId })
		.from(entry)
		.where(and(eq(entry.id, entryId), eq(entry.contestId, contestId)));

	return row ? entriesOf(query, { contestId, ...row }) : [];
}

/**
 * The ids by which judges know entries. An entry's own id stands beside its team's name on the public
 * board; the id of its newest check record stands nowhere, and leads to nobody.
 */
export async function readingIdsOf(
	query: Query,
	{ entryIds }: { entryIds: string[] }
): Promise<Map<string, string>> {
	const { checkRecord } = query.t;
	const found = new Map<string, string>();
	for (let from = 0; from < entryIds.length; from += 500) {
		const rows = await query
			.select({ id: checkRecord.id, entryId: checkRecord.entryId })
			.from(checkRecord)
			.where(inArray(checkRecord.entryId, entryIds.slice(from, from + 500)))
			.orderBy(desc(checkRecord.at), desc(checkRecord.id));
		for (const { id, entryId } of rows) {
			if (!found.has(entryId)) found.set(entryId, id);
		}
	}

	return found;
}

/** The entry that a judge means. Refuses an id that this contest does not know. */
export async function entryOfReading(
	query: Query,
	{ contestId, readingId }: { contestId: string; readingId: string }
): Promise<string> {
	const { checkRecord, entry } = query.t;
	const [row] = await query
		.select({ id: entry.id })
		.from(checkRecord)
		.innerJoin(entry, eq(entry.id, checkRecord.entryId))
		.where(and(eq(checkRecord.id, readingId), eq(entry.contestId, contestId)));
	if (!row) throw new Refusal('not_found');

	return row.id;
}
