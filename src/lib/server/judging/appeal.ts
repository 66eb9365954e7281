import { isRanked } from '#scoring/rulebook/rounds.ts';
import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { entriesOf } from '../entries/standing.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { appealOf } from './appeal-state.ts';
import { appealWindow, isWithin } from './appeal-window.ts';
import { verdictsInForce } from './judged.ts';
import { isJudgeable } from './reading.ts';
import { assignAnew, withdrawReadings } from './rejudging-judges.ts';
import { replaceable, replaceVerdicts } from './rejudging-replace.ts';

/** An odd number, so that a panel cannot be of two minds. */
const PANEL = 3;
const MOST_TEXT = 4000;

interface NewAppeal {
	contest: ContestInForce;
	teamId: string;
	accountId: string;
	verdictId: string;
	text: string;
	at: number;
}

/**
 * A team's appeal against one verdict in force on its entry that counts. Another panel is named at
 * once where there is one. Refuses another team's verdicts, what is outside the rulebook's window,
 * an appeal without a text, and a second one against the same verdict or what an appeal put there.
 */
export async function fileAppeal(tx: Tx, filed: NewAppeal): Promise<{ id: string }> {
	const { contest, teamId, accountId, verdictId, at } = filed;
	const text = filed.text.trim();
	if (text === '') throw new Refusal('reason_needed', { field: 'text' });
	if (text.length > MOST_TEXT) throw new Refusal('invalid_request', { field: 'text' });
	const entries = await entriesOf(tx, { contestId: contest.id, teamId });
	const own = entries.filter(isJudgeable);
	const inForce = await verdictsInForce(tx, { entryIds: own.map(({ id }) => id) });
	const entry = own.find(({ id }) => inForce.get(id)?.some((one) => one.id === verdictId));
	if (!entry) throw new Refusal('not_found');
	const { challengeId, id: entryId } = entry;
	const { round, challenge } = challengeInForce(contest, { challengeId, at });
	if (!isRanked(challenge) || !isWithin(appealWindow(contest, round), at)) {
		throw new Refusal('appeal_closed');
	}

	const { appeal } = tx.t;
	const verdict = inForce.get(entryId)?.find((one) => one.id === verdictId);
	const earlier = await tx
		.select({ id: appeal.id })
		.from(appeal)
		.where(eq(appeal.verdictId, verdict?.replaces ?? ''));
	if (earlier.length > 0) throw new Refusal('already_appealed');

	const id = newId();
	const filedOnce = await tx
		.insert(appeal)
		.values({
			id,
			contestId: contest.id,
			challengeId,
			entryId,
			verdictId,
			byAccountId: accountId,
			text,
			at
		})
		.onConflictDoNothing()
		.returning({ id: appeal.id });
	if (filedOnce.length === 0) throw new Refusal('already_appealed');
	await seatPanel(tx, { contest, appealId: id, at }).catch((cause: unknown) => {
		// The organiser sees that it has no panel; the team's right does not depend on it.
		if (!(cause instanceof Refusal) || cause.code !== 'no_judge_free') throw cause;
	});

	return { id };
}

/**
 * Names a panel for an appeal that has none: judges who have not judged the entry. Refuses where
 * nobody is left.
 */
export async function seatPanel(
	tx: Tx,
	{ contest, appealId, at }: { contest: ContestInForce; appealId: string; at: number }
): Promise<void> {
	const { challengeId, entryId, panel, decision } = await appealOf(tx, { contest, appealId });
	if (decision) throw new Refusal('rejudging_over');
	if (panel > 0) return;
	const readings = [{ entryId, challengeId, judges: PANEL }];
	await assignAnew(tx, { contest, purpose: 'appeal', setId: appealId, readings, at });
}

interface Decided {
	contest: ContestInForce;
	appealId: string;
	/** For the team. */
	reason: string;
	byAccountId: string;
	at: number;
}

/**
 * Concludes an appeal as its panel said, with a reason for the team; upheld, the panel's verdicts
 * take the appealed one's place in the same transaction. Refuses one that is decided, one whose panel
 * has not spoken, and everything once the round is final.
 */
export async function decideAppeal(
	tx: Tx,
	{ contest, appealId, byAccountId, at, ...decided }: Decided
): Promise<{ upheld: boolean; challengeId: string }> {
	const reason = decided.reason.trim();
	if (reason === '') throw new Refusal('reason_needed');
	const found = await appealOf(tx, { contest, appealId });
	const { challengeId, entryId, verdict, outcome } = found;
	if (found.decision) throw new Refusal('rejudging_over');
	if (found.waiting > 0 || found.given.length === 0) {
		throw new Refusal('rejudging_waits', { count: Math.max(1, found.waiting) });
	}
	const { challenge, state } = challengeInForce(contest, { challengeId, at });
	if (state.phase === 'final') throw new Refusal('phase_closed', { phase: 'final' });

	const { upheld } = outcome;
	const salt = randomBytes(16).toString('hex');
	await tx.insert(tx.t.appealDecision).values({ appealId, upheld, reason, salt, byAccountId, at });
	await recordFact(tx, {
		contestId: contest.id,
		kind: 'appeal-decided',
		subject: appealId,
		data: { verdict: verdict.factId, upheld, reasonHash: sha256Hex(salt + reason) },
		at
	});
	await recordAct(tx, {
		contestId: contest.id,
		byAccountId,
		act: 'appeal.decided',
		subject: appealId,
		after: { upheld },
		reason,
		at
	});
	await withdrawReadings(tx, { setId: appealId, at });
	const inForce = await verdictsInForce(tx, { entryIds: [entryId] });
	await replaceVerdicts(tx, {
		contestId: contest.id,
		setId: appealId,
		rubric: challenge.rubric,
		replacements: replaceable(inForce, [{ entryId, verdictId: verdict.id, given: outcome.given }]),
		at
	});

	return { upheld, challengeId };
}
