import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { verdictsToRejudge, type RejudgingFilter } from './rejudging-filter.ts';
import { assignAnew, withdrawReadings } from './rejudging-judges.ts';
import { replaceVerdicts } from './rejudging-replace.ts';
import { rejudgingOf } from './rejudging-state.ts';

interface NewRejudging {
	contest: ContestInForce;
	challengeId: string;
	filter: RejudgingFilter;
	reason: string;
	byAccountId: string;
	at: number;
}

/**
 * Has verdicts given anew, by other judges where there are any; nothing changes until it is applied.
 * Refuses a rejudging without a reason, of nothing, of a round that is final, and one for which no
 * judge is left.
 */
export async function openRejudging(
	tx: Tx,
	{ contest, challengeId, filter, byAccountId, at, ...asked }: NewRejudging
): Promise<{ id: string }> {
	const reason = asked.reason.trim();
	if (reason === '') throw new Refusal('reason_needed');
	refuseFinal(contest, { challengeId, at });
	const chosen = await verdictsToRejudge(tx, { contest, challengeId, filter });
	if (chosen.length === 0) throw new Refusal('nothing_to_rejudge');

	const id = newId();
	const { judgeId, decision, reason: words, checks } = filter;
	const kept = { judgeId, decision, reason: words, checks };
	await tx.insert(tx.t.rejudging).values({
		id,
		contestId: contest.id,
		challengeId,
		filter: Object.fromEntries(
			Object.entries(kept).flatMap(([name, value]) => (value ? [[name, value]] : []))
		),
		reason,
		salt: randomBytes(16).toString('hex'),
		byAccountId,
		at
	});
	const readings = chosen.map(({ entryId, verdict }) => ({
		entryId,
		challengeId,
		judges: 1,
		otherwise: verdict.judgeId
	}));
	const issued = await assignAnew(tx, { contest, purpose: 'rejudging', setId: id, readings, at });
	for (const [index, { verdict }] of chosen.entries()) {
		const [assignmentId = ''] = issued[index] ?? [];
		await tx
			.insert(tx.t.rejudgedVerdict)
			.values({ rejudgingId: id, verdictId: verdict.id, assignmentId });
	}

	await recordAct(tx, {
		contestId: contest.id,
		byAccountId,
		act: 'rejudging.opened',
		subject: id,
		after: { challenge: challengeId, verdicts: chosen.length, ...kept },
		reason,
		at
	});

	return { id };
}

interface Ending {
	contest: ContestInForce;
	rejudgingId: string;
	byAccountId: string;
	at: number;
}

/**
 * Puts the new verdicts of a rejudging in force, in the transaction that says so on the ledger; the
 * old ones stay on record. Refuses one that is settled, that waits for verdicts, or of a final round.
 */
export async function applyRejudging(tx: Tx, ending: Ending): Promise<{ challengeId: string }> {
	const { contest, rejudgingId, byAccountId, at } = ending;
	const { challengeId, reason, salt, waiting, replacements } = await openOne(tx, ending);
	if (waiting > 0) throw new Refusal('rejudging_waits', { count: waiting });
	const { challenge } = refuseFinal(contest, { challengeId, at });

	await tx.insert(tx.t.rejudgingEnd).values({ rejudgingId, how: 'applied', byAccountId, at });
	await recordFact(tx, {
		contestId: contest.id,
		kind: 'rejudging-applied',
		subject: rejudgingId,
		data: {
			challenge: challengeId,
			verdicts: replacements.length,
			reasonHash: sha256Hex(salt + reason)
		},
		at
	});
	await recordAct(tx, {
		contestId: contest.id,
		byAccountId,
		act: 'rejudging.applied',
		subject: rejudgingId,
		after: { challenge: challengeId, verdicts: replacements.length },
		reason,
		at
	});
	await replaceVerdicts(tx, {
		contestId: contest.id,
		setId: rejudgingId,
		rubric: challenge.rubric,
		replacements,
		at
	});

	return { challengeId };
}

/**
 * Hands what was given back to others. Refuses a rejudging that is settled, and where nobody is left
 * for one of them.
 */
export async function handOnReadings(
	tx: Tx,
	{ contest, rejudgingId, at }: Omit<Ending, 'byAccountId'>
): Promise<void> {
	const { challengeId, returned } = await openOne(tx, { contest, rejudgingId });
	const readings = returned.map(({ entryId }) => ({ entryId, challengeId, judges: 1 }));
	await assignAnew(tx, { contest, purpose: 'rejudging', setId: rejudgingId, readings, at });
}

/** Leaves every verdict as it is; what was given stays on record beside. Refuses one that is settled. */
export async function cancelRejudging(tx: Tx, ending: Ending): Promise<void> {
	const { rejudgingId, byAccountId, at } = ending;
	await openOne(tx, ending);
	await tx.insert(tx.t.rejudgingEnd).values({ rejudgingId, how: 'cancelled', byAccountId, at });
	await withdrawReadings(tx, { setId: rejudgingId, at });
	const contestId = ending.contest.id;
	const act = 'rejudging.cancelled';
	await recordAct(tx, { contestId, byAccountId, act, subject: rejudgingId, at });
}

async function openOne(tx: Tx, { contest, rejudgingId }: Pick<Ending, 'contest' | 'rejudgingId'>) {
	const found = await rejudgingOf(tx, { contest, rejudgingId });
	if (found.end) throw new Refusal('rejudging_over');
	const { rejudging } = tx.t;
	const [row] = await tx
		.select({ salt: rejudging.salt })
		.from(rejudging)
		.where(eq(rejudging.id, rejudgingId));

	return { ...found, salt: row?.salt ?? '' };
}

function refuseFinal(contest: ContestInForce, asked: { challengeId: string; at: number }) {
	const found = challengeInForce(contest, asked);
	if (found.state.phase === 'final') throw new Refusal('phase_closed', { phase: 'final' });

	return found;
}
