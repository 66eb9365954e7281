import { eq, max } from 'drizzle-orm';
import { assign, type Assigned, type Short } from '#scoring/assignment/assign.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import { staffOf } from '../contest/staff.ts';
import type { Query, Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { entriesOf, type EntryOnRecord } from '../entries/standing.ts';
import { assignmentsOf, type Assignment, type End } from './assignment.ts';
import { assignmentRuleOf } from './assignment-rule.ts';
import { conflictsOf } from './conflicts.ts';
import { verdictsInForce } from './judged.ts';
import { entriesToRead, lackingOf } from './lacking.ts';
import { siblingsOf } from './reading.ts';

/** What there is to hand out: everything, what was issued before and lost a judge, or one entry. */
export type Extent = 'all' | 'standing' | { entryId: string };

interface Asked {
	contest: ContestInForce;
	extent: Extent;
	at: number;
}

/** What would be issued now. */
export interface HandOut {
	assigned: (Assigned & { purpose: 'jury' | 'third' })[];
	/** Entries that cannot get as many judges as the rules want. */
	short: (Short & { alias: string; challengeId: string })[];
	/** Assignments that end because of what became of their entry or judge. */
	ended: { assignmentId: string; how: End }[];
}

/**
 * What an assignment issued now would be; nothing that was issued before is disturbed, but for
 * entries that are not to be judged any more, judges who left and conflicts that became known.
 */
export async function previewHandOut(
	query: Query,
	{ contest, extent, at }: Asked
): Promise<HandOut> {
	const contestId = contest.id;
	const entries = await entriesWithin(query, { contestId, extent });
	const known = new Map(entries.map((entry) => [entry.id, entry]));
	const issued = await assignmentsOf(query, { contestId, purposes: ['jury', 'third'] });
	// Who reads an entry for another reason gives one verdict on it, not two; and has seen a gold one's key.
	const anew = await assignmentsOf(query, {
		contestId,
		purposes: ['rejudging', 'appeal', 'calibration']
	});
	const rereaders = Map.groupBy(
		anew.filter(({ end }) => end?.how !== 'withdrawn'),
		({ entryId }) => entryId
	);
	const staff = await staffOf(query, { contestId });
	const judges = staff.filter(({ part }) => part === 'judge').map(({ accountId }) => accountId);
	const conflicts = await conflictsOf(query, { contestId });
	const { seed } = await assignmentRuleOf(query, { contestId });
	const verdicts = await verdictsInForce(query, { entryIds: [...known.keys()] });
	const isBarred = (judgeId: string, teamId: string) => conflicts.get(judgeId)?.has(teamId);

	const ended = new Map<string, End>();
	for (const { id, entryId, judgeId, end } of issued) {
		const entry = known.get(entryId);
		if (end || !entry) continue;
		if (!entry.counts) ended.set(id, 'withdrawn');
		else if (!judges.includes(judgeId)) ended.set(id, 'absence');
		else if (isBarred(judgeId, entry.teamId)) ended.set(id, 'conflict');
	}
	const stands = issued.map((one) => {
		const how = ended.get(one.id);
		return how ? { ...one, end: { how, at } } : one;
	});
	const hadBy = Map.groupBy(stands, ({ entryId }) => entryId);
	const toRead =
		extent === 'all'
			? await entriesToRead(query, { contest, entries, verdicts, seed, at })
			: entries.filter(({ id, counts }) => counts && hadBy.has(id));

	const lacking = toRead.map((entry) =>
		lackingOf({
			entry,
			challenge: challengeInForce(contest, { challengeId: entry.challengeId, at }).challenge,
			had: hadBy.get(entry.id) ?? [],
			verdicts: verdicts.get(entry.id) ?? [],
			barred: [
				...judges.filter((judgeId) => isBarred(judgeId, entry.teamId)),
				...(rereaders.get(entry.id) ?? []).map(({ judgeId }) => judgeId)
			]
		})
	);
	const { assigned, short } = assign({
		seed,
		entries: lacking.filter(({ needed }) => needed > 0),
		judges: judges.map((id) => ({ id, given: givenTo(id, stands) }))
	});
	const purposes = new Map(lacking.map(({ id, purpose }) => [id, purpose]));

	return {
		assigned: assigned.map((one) => ({ ...one, purpose: purposes.get(one.entryId) ?? 'jury' })),
		short: short.flatMap((one) => {
			const entry = known.get(one.entryId);
			return entry ? [{ ...one, alias: entry.alias, challengeId: entry.challengeId }] : [];
		}),
		ended: [...ended].map(([assignmentId, how]) => ({ assignmentId, how }))
	};
}

/** Issues what the preview shows. Returns how many assignments were made. */
export async function handOut(tx: Tx, asked: Asked): Promise<number> {
	const { contest, at } = asked;
	const { assigned, ended } = await previewHandOut(tx, asked);
	const { assignment, assignmentEnd } = tx.t;
	for (const end of ended) await tx.insert(assignmentEnd).values({ ...end, at });

	const rows = await tx
		.select({ judgeId: assignment.judgeId, last: max(assignment.position) })
		.from(assignment)
		.where(eq(assignment.contestId, contest.id))
		.groupBy(assignment.judgeId);
	const last = new Map(rows.map(({ judgeId, last }) => [judgeId, Number(last ?? 0)]));
	const made = assigned.map(({ entryId, challengeId, judgeId, purpose }) => {
		const position = (last.get(judgeId) ?? 0) + 1;
		last.set(judgeId, position);
		const of = { contestId: contest.id, challengeId, entryId, judgeId, purpose };
		return { id: newId(), ...of, position, issuedAt: at };
	});
	for (let from = 0; from < made.length; from += 100) {
		await tx.insert(assignment).values(made.slice(from, from + 100));
	}

	return made.length;
}

async function entriesWithin(
	query: Query,
	{ contestId, extent }: { contestId: string; extent: Extent }
): Promise<EntryOnRecord[]> {
	return typeof extent === 'object'
		? siblingsOf(query, { contestId, entryId: extent.entryId })
		: entriesOf(query, { contestId });
}

/** How many entries of each challenge a judge has or had to the end. */
function givenTo(judgeId: string, issued: Assignment[]): Record<string, number> {
	const given: Record<string, number> = {};
	for (const { judgeId: whose, challengeId, end } of issued) {
		if (whose !== judgeId || (end && end.how !== 'done')) continue;
		given[challengeId] = (given[challengeId] ?? 0) + 1;
	}

	return given;
}
