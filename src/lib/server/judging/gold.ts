import { eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Query, Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import type { Assignment } from './assignment.ts';
import type { Decision } from './judged.ts';
import { isJudgeable, siblingsOf } from './reading.ts';
import { completeLevels } from './verdict.ts';

/** What is said of an entry: by the organiser as the key, or by a judge. */
export interface Saying {
	decision: Decision;
	levels: Record<string, number>;
	reason: string;
}

/** An entry by which judges calibrate, with its key. */
export interface GoldEntry extends Saying {
	id: string;
	challengeId: string;
	entryId: string;
	withdrawn: boolean;
}

/** A judge's own words on a gold entry, and the key. */
export interface Calibration {
	key: Saying;
	said: Saying;
}

interface Mark extends Saying {
	contest: ContestInForce;
	entryId: string;
	byAccountId: string;
	at: number;
}

/**
 * Makes an entry a gold one: judges who do not judge it for real read it first of all. Refuses
 * entries that are not to be judged or are gold already, a key without a reason or with levels
 * missing, and rounds that are final.
 */
export async function markGold(tx: Tx, { contest, entryId, ...said }: Mark): Promise<string> {
	const siblings = await siblingsOf(tx, { contestId: contest.id, entryId });
	const entry = siblings.find(({ id }) => id === entryId);
	if (!entry || !isJudgeable(entry)) throw new Refusal('not_judgeable');
	const { challengeId } = entry;
	const { challenge, state } = challengeInForce(contest, { challengeId, at: said.at });
	if (state.phase === 'final') throw new Refusal('phase_closed', { phase: state.phase });
	const reason = said.reason.trim();
	if (reason === '') throw new Refusal('reason_needed');
	const all = await goldEntriesOf(tx, { contestId: contest.id });
	if (all.some((one) => one.entryId === entryId && !one.withdrawn)) {
		throw new Refusal('invalid_request', { field: 'entry', expected: 'entry' });
	}
	const levels = said.decision === 'valid' ? completeLevels(challenge.rubric, said.levels) : {};
	const id = newId();
	const of = { contestId: contest.id, challengeId, entryId };
	await tx.insert(tx.t.goldEntry).values({ id, ...of, ...said, reason, levels });
	await recordAct(tx, {
		contestId: contest.id,
		byAccountId: said.byAccountId,
		act: 'jury.gold-marked',
		subject: entryId,
		after: { decision: said.decision, levels },
		reason,
		at: said.at
	});

	return id;
}

/** Takes a mark back; what judges said by then is kept. Refuses an unknown one. */
export async function withdrawGold(
	tx: Tx,
	asked: { contestId: string; goldEntryId: string; byAccountId: string; at: number }
): Promise<void> {
	const { contestId, ...row } = asked;
	const all = await goldEntriesOf(tx, { contestId });
	if (!all.some(({ id }) => id === row.goldEntryId)) throw new Refusal('not_found');
	await tx.insert(tx.t.goldWithdrawal).values(row).onConflictDoNothing();
	const { goldEntryId, byAccountId, at } = row;
	const act = 'jury.gold-withdrawn';
	await recordAct(tx, { contestId, byAccountId, act, subject: goldEntryId, at });
}

/** Every mark of a contest, the oldest first, withdrawn ones too. */
export async function goldEntriesOf(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<GoldEntry[]> {
	const { goldEntry, goldWithdrawal } = query.t;
	const rows = await query
		.select({ gold: goldEntry, withdrawnAt: goldWithdrawal.at })
		.from(goldEntry)
		.leftJoin(goldWithdrawal, eq(goldWithdrawal.goldEntryId, goldEntry.id))
		.where(eq(goldEntry.contestId, contestId))
		.orderBy(goldEntry.at, goldEntry.id);

	return rows.map(({ gold, withdrawnAt }) => ({
		id: gold.id,
		challengeId: gold.challengeId,
		entryId: gold.entryId,
		decision: gold.decision,
		levels: gold.levels,
		reason: gold.reason,
		withdrawn: withdrawnAt !== null
	}));
}

/** What a judge said of a gold entry beside its key; absent until then, and for any other entry. */
export async function calibrationBy(
	query: Query,
	{ id, purpose, setId }: Pick<Assignment, 'id' | 'purpose' | 'setId'>
): Promise<Calibration | undefined> {
	if (purpose !== 'calibration' || setId === undefined) return undefined;
	const { goldEntry, pendingVerdict } = query.t;
	const [row] = await query
		.select({ gold: goldEntry, said: pendingVerdict })
		.from(pendingVerdict)
		.innerJoin(goldEntry, eq(goldEntry.id, setId))
		.where(eq(pendingVerdict.assignmentId, id));
	const saying = ({ decision, levels, reason }: Saying) => ({ decision, levels, reason });

	return row && { key: saying(row.gold), said: saying(row.said) };
}
