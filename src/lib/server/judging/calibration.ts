import { Refusal } from '#lib/refusal.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import { staffOf } from '../contest/staff.ts';
import type { Query, Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { entriesOf } from '../entries/standing.ts';
import { sha256Hex } from '../ledger/record.ts';
import { assignmentsOf, type Assignment, type End } from './assignment.ts';
import { assignmentRuleOf } from './assignment-rule.ts';
import { conflictsOf } from './conflicts.ts';
import { goldEntriesOf, type GoldEntry } from './gold.ts';
import { previewHandOut } from './hand-out.ts';
import { isJudgeable, siblingsOf } from './reading.ts';

interface Asked {
	contest: ContestInForce;
	at: number;
}

/** Readings of gold entries that would be given and would end now. */
export interface CalibrationPreview {
	/** Each judge's in their own drawn order. */
	assigned: { gold: GoldEntry; judgeId: string }[];
	ended: { assignmentId: string; how: End }[];
}

/**
 * Which judges get which gold entries now: everyone who neither has nor had the entry for another
 * reason, is in no conflict with its team and is not to get it for real. An entry is first of all
 * judged: those who are to judge it do not calibrate by it.
 */
export async function previewCalibration(
	query: Query,
	{ contest, at }: Asked
): Promise<CalibrationPreview> {
	const contestId = contest.id;
	const all = await goldEntriesOf(query, { contestId });
	if (all.length === 0) return { assigned: [], ended: [] };
	const entries = new Map((await entriesOf(query, { contestId })).map((one) => [one.id, one]));
	const teamOf = (entryId: string) => entries.get(entryId)?.teamId ?? '';
	const standing = all.filter(({ entryId, challengeId, withdrawn }) => {
		const entry = entries.get(entryId);
		const { phase } = challengeInForce(contest, { challengeId, at }).state;
		return !withdrawn && entry && isJudgeable(entry) && phase !== 'final';
	});
	const staff = await staffOf(query, { contestId });
	const judges = staff.filter(({ part }) => part === 'judge').map(({ accountId }) => accountId);
	const conflicts = await conflictsOf(query, { contestId });
	const { seed } = await assignmentRuleOf(query, { contestId });
	const issued = await assignmentsOf(query, { contestId });
	const { assigned: real } = await previewHandOut(query, { contest, extent: 'all', at });
	const had = new Set([...issued, ...real].map(pair));

	const ended = issued.flatMap(({ id, entryId, judgeId, purpose, setId, end }) => {
		if (purpose !== 'calibration' || end) return [];
		const how: End | undefined = !standing.some((gold) => gold.id === setId)
			? 'withdrawn'
			: !judges.includes(judgeId)
				? 'absence'
				: conflicts.get(judgeId)?.has(teamOf(entryId))
					? 'conflict'
					: undefined;
		return how ? [{ assignmentId: id, how }] : [];
	});
	const assigned = judges.flatMap((judgeId) =>
		standing
			.filter(({ entryId }) => !had.has(pair({ judgeId, entryId })))
			.filter(({ entryId }) => !conflicts.get(judgeId)?.has(teamOf(entryId)))
			.map((gold) => ({ gold, judgeId, draw: sha256Hex(`${seed} ${judgeId} ${gold.id}`) }))
			.sort((a, b) => (a.draw < b.draw ? -1 : 1))
			.map(({ gold }) => ({ gold, judgeId }))
	);

	return { assigned, ended };
}

const pair = ({ judgeId, entryId }: { judgeId: string; entryId: string }) =>
	`${judgeId} ${entryId}`;

/** Gives judges the gold entries of their challenges, and takes back those that are none any more. */
export async function calibrate(tx: Tx, asked: Asked): Promise<void> {
	const contestId = asked.contest.id;
	const { assigned, ended } = await previewCalibration(tx, asked);
	for (const end of ended) await tx.insert(tx.t.assignmentEnd).values({ ...end, at: asked.at });
	const last = new Map<string, number>();
	for (const { judgeId, position } of await assignmentsOf(tx, { contestId })) {
		last.set(judgeId, Math.max(last.get(judgeId) ?? 0, position));
	}
	for (const { gold, judgeId } of assigned) {
		const position = (last.get(judgeId) ?? 0) + 1;
		last.set(judgeId, position);
		await tx.insert(tx.t.assignment).values({
			id: newId(),
			contestId,
			challengeId: gold.challengeId,
			entryId: gold.entryId,
			judgeId,
			purpose: 'calibration',
			setId: gold.id,
			position,
			issuedAt: asked.at
		});
	}
}

/** Refuses a gold entry where any other one would be refused, so that nothing tells them apart. */
export async function refuseUnreadable(
	tx: Tx,
	{ contest, assignment, at }: Asked & { assignment: Pick<Assignment, 'entryId' | 'challengeId'> }
): Promise<void> {
	const { entryId, challengeId } = assignment;
	const siblings = await siblingsOf(tx, { contestId: contest.id, entryId });
	const entry = siblings.find(({ id }) => id === entryId);
	if (!entry || !isJudgeable(entry)) throw new Refusal('not_judgeable');
	const { phase } = challengeInForce(contest, { challengeId, at }).state;
	if (phase === 'final') throw new Refusal('phase_closed', { phase });
}
