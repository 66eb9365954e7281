import { randomBytes } from 'node:crypto';
import { and, desc, eq, max } from 'drizzle-orm';
import type { Criterion } from '#scoring';
import { isRanked } from '#scoring/rulebook/rounds.ts';
import { juryQuality } from '#scoring/ranking/jury.ts';
import { Refusal } from '#lib/refusal.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import { partOf } from '../contest/people.ts';
import type { Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import type { Decision } from './judged.ts';
import { isJudgeable, siblingsOf } from './reading.ts';

export interface NewVerdict {
	contest: ContestInForce;
	entryId: string;
	judgeId: string;
	decision: Decision;
	/** Needed to say that an answer is not logical. */
	reason: string;
	/** Level 1–5 for each criterion of the challenge's rubric; a rejection needs none. */
	levels: Record<string, number>;
	at: number;
}

/**
 * Gives a judge's verdict on an entry; an earlier one of the same judge is superseded, never edited,
 * and the same one said twice is one. Refuses whoever does not judge the contest, entries that do not
 * wait for a verdict, a rejection without a reason, and everything once the round is final. Tells the
 * challenge whose board it may move.
 */
export async function giveVerdict(tx: Tx, given: NewVerdict): Promise<{ challengeId: string }> {
	const { contest, entryId, judgeId, decision, at } = given;
	const reason = given.reason.trim();
	const part = await partOf(tx, { contestId: contest.id, accountId: judgeId });
	if (part !== 'judge') throw new Refusal('not_staff');
	if (decision === 'invalid' && reason === '') throw new Refusal('reason_needed');
	const entry = await judgeableEntry(tx, { contest, entryId });
	const { challenge, state } = challengeInForce(contest, { challengeId: entry.challengeId, at });
	if (!isRanked(challenge)) throw new Refusal('not_judgeable');
	if (state.phase === 'final') throw new Refusal('phase_closed', { phase: state.phase });
	const levels = decision === 'valid' ? completeLevels(challenge.rubric, given.levels) : {};

	const { verdict } = tx.t;
	const earlier = await lastVerdictOf(tx, { entryId, judgeId });
	if (earlier && (await isReplaced(tx, earlier))) throw new Refusal('verdict_replaced');
	if (earlier && says(earlier, { decision, reason, levels })) return { challengeId: challenge.id };

	const [last] = await tx
		.select({ position: max(verdict.position) })
		.from(verdict)
		.where(eq(verdict.entryId, entryId));
	const salt = randomBytes(16).toString('hex');
	const quality = juryQuality(challenge.rubric, [levels]);
	const { id: factId } = await recordFact(tx, {
		contestId: contest.id,
		kind: 'verdict-given',
		subject: entryId,
		data: {
			judgeId,
			verdict: decision,
			...(quality === undefined ? {} : { jury: quality, levels }),
			...(reason ? { reasonHash: sha256Hex(salt + reason) } : {}),
			...(earlier ? { supersedes: earlier.factId } : {})
		},
		at
	});
	await tx.insert(verdict).values({
		id: newId(),
		position: Number(last?.position ?? 0) + 1,
		entryId,
		judgeId,
		decision,
		salt,
		reason,
		levels,
		factId,
		at
	});

	return { challengeId: challenge.id };
}

async function judgeableEntry(
	tx: Tx,
	{ contest, entryId }: { contest: ContestInForce; entryId: string }
) {
	const siblings = await siblingsOf(tx, { contestId: contest.id, entryId });
	const entry = siblings.find(({ id }) => id === entryId);
	if (!entry || !isJudgeable(entry)) throw new Refusal('not_judgeable');

	return entry;
}

async function lastVerdictOf(tx: Tx, { entryId, judgeId }: { entryId: string; judgeId: string }) {
	const { verdict } = tx.t;
	const [row] = await tx
		.select()
		.from(verdict)
		.where(and(eq(verdict.entryId, entryId), eq(verdict.judgeId, judgeId)))
		.orderBy(desc(verdict.position))
		.limit(1);

	return row;
}

/** Whether a rejudging or an appeal put another verdict in the place of this one. */
async function isReplaced(tx: Tx, { id }: { id: string }): Promise<boolean> {
	const { verdict } = tx.t;
	const rows = await tx.select({ id: verdict.id }).from(verdict).where(eq(verdict.replaces, id));

	return rows.length > 0;
}

type Said = Pick<NewVerdict, 'decision' | 'reason' | 'levels'>;

/** Whether an earlier verdict says the same already: a form sent twice is one verdict. */
function says(earlier: Said, { decision, reason, levels }: Said): boolean {
	const criteria = new Set([...Object.keys(earlier.levels), ...Object.keys(levels)]);

	return (
		earlier.decision === decision &&
		earlier.reason === reason &&
		[...criteria].every((id) => earlier.levels[id] === levels[id])
	);
}

/** A level from 1 to 5 for every criterion, or a refusal that names the first that lacks one. */
export function completeLevels(rubric: Criterion[], given: Record<string, number>) {
	return Object.fromEntries(
		rubric.map(({ id }) => {
			const level = given[id];
			if (level === undefined || !Number.isInteger(level) || level < 1 || level > 5) {
				throw new Refusal('invalid_request', { field: id, expected: '1–5' });
			}
			return [id, level];
		})
	);
}
