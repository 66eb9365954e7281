import { Refusal } from '#lib/refusal.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Tx } from '../db/client.ts';
import { siblingsOf } from './reading.ts';
import { assignmentsOf, type Assignment, type End } from './assignment.ts';
import { declareConflict } from './conflicts.ts';
import { handOut } from './hand-out.ts';

/** Why a judge gives an entry back. */
export const RELEASES = ['identity', 'conflict', 'refusal'] as const;
export type Release = (typeof RELEASES)[number];

/**
 * A judge gives an entry back: it goes to another judge, and this one never gets it again. A conflict
 * holds for all that its team presents. Refuses what this judge does not have to judge.
 */
export async function giveBack(
	tx: Tx,
	asked: { contest: ContestInForce; entryId: string; judgeId: string; how: Release; at: number }
): Promise<void> {
	const { contest, entryId, judgeId, how, at } = asked;
	const contestId = contest.id;
	const open = (await assignmentsOf(tx, { contestId, judgeId })).filter(({ end }) => !end);
	const given = open.filter((assignment) => assignment.entryId === entryId);
	if (given.length === 0) throw new Refusal('not_assigned');
	if (how === 'conflict') {
		const [sibling] = await siblingsOf(tx, { contestId, entryId });
		const teamId = sibling?.teamId ?? '';
		await declareConflict(tx, { contestId, judgeId, teamId, byAccountId: judgeId, at });
	}
	await end(tx, { assignments: given, how, at });
	await handOut(tx, { contest, extent: { entryId }, at });
}

/** What a judge has not judged goes to others, who are there. */
export async function releaseAbsent(
	tx: Tx,
	{ contest, judgeId, at }: { contest: ContestInForce; judgeId: string; at: number }
): Promise<void> {
	const all = await assignmentsOf(tx, { contestId: contest.id, judgeId });
	await end(tx, { assignments: all.filter(({ end }) => !end), how: 'absence', at });
	await handOut(tx, { contest, extent: 'standing', at });
}

async function end(
	tx: Tx,
	{ assignments, how, at }: { assignments: Assignment[]; how: End; at: number }
) {
	for (const { id } of assignments) {
		await tx.insert(tx.t.assignmentEnd).values({ assignmentId: id, how, at });
	}
}
