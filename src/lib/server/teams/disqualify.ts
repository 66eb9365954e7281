import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import type { Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { giveNotice } from '../notices/notice.ts';
import { written } from '../notices/written.ts';
import { disqualifiedTeam, TO_ANSWER } from './disqualification.ts';

interface Deciding {
	contestId: string;
	reason: string;
	byAccountId: string;
	at: number;
}

/**
 * Disqualifies a team from now on, tells it why, and puts each of its entries on the ledger as
 * disqualified. Refuses an empty reason, an unknown team, and one that is disqualified already.
 */
export async function disqualify(
	tx: Tx,
	{ teamId, ...deciding }: Deciding & { teamId: string }
): Promise<{ id: string }> {
	const { contestId, byAccountId, at } = deciding;
	const { team, disqualification } = tx.t;
	const said = saidReason(deciding.reason);
	const [known] = await tx
		.select({ id: team.id })
		.from(team)
		.where(and(eq(team.id, teamId), eq(team.contestId, contestId)));
	if (!known) throw new Refusal('not_found');
	if (await disqualifiedTeam(tx, { teamId })) throw new Refusal('already_disqualified');

	const id = newId();
	const { reason, reasonSalt } = said;
	await tx
		.insert(disqualification)
		.values({ id, contestId, teamId, reason, reasonSalt, byAccountId, at });
	await recordConduct(tx, { kind: 'entry-disqualified', contestId, teamId, ...said, at });
	const act = 'team.disqualified';
	await recordAct(tx, { contestId, byAccountId, act, subject: teamId, reason, at });
	await giveNotice(tx, {
		contestId,
		kind: 'disqualified',
		teamId,
		text: reason,
		byAccountId,
		at
	});

	return { id };
}

/**
 * A team answers, once. Refuses after 48 hours, after the ruling, a second answer, and whoever asks
 * for another team.
 */
export async function answerDisqualification(
	tx: Tx,
	answer: { id: string; teamId: string; accountId: string; text: string; at: number }
): Promise<void> {
	const { id, teamId, accountId, at } = answer;
	const text = written(answer.text, { field: 'text' });
	const { decided, answered, ruled } = await courseOf(tx, { id });
	if (decided.teamId !== teamId) throw new Refusal('not_found');
	if (answered || ruled || at >= decided.at + TO_ANSWER) throw new Refusal('answer_closed');
	await tx
		.insert(tx.t.disqualificationAnswer)
		.values({ disqualificationId: id, accountId, text, at });
}

/**
 * Confirms or lifts a disqualification, and tells the team. Lifting puts its entries back on the
 * ledger. Refuses a second ruling, and to confirm while the team may still answer.
 */
export async function rule(
	tx: Tx,
	{ id, ruling, ...deciding }: Deciding & { id: string; ruling: 'confirmed' | 'lifted' }
): Promise<void> {
	const { contestId, byAccountId, at } = deciding;
	const said = saidReason(deciding.reason);
	const { decided, answered, ruled } = await courseOf(tx, { id });
	if (decided.contestId !== contestId) throw new Refusal('not_found');
	if (ruled) throw new Refusal('already_ruled');
	const until = decided.at + TO_ANSWER;
	if (ruling === 'confirmed' && !answered && at < until) {
		throw new Refusal('answer_awaited', { hours: Math.ceil((until - at) / 3_600_000) });
	}

	const { teamId } = decided;
	const { reason, reasonSalt } = said;
	await tx
		.insert(tx.t.disqualificationRuling)
		.values({ disqualificationId: id, ruling, reason, reasonSalt, byAccountId, at });
	if (ruling === 'lifted') {
		await recordConduct(tx, { kind: 'entry-reinstated', contestId, teamId, ...said, at });
	}
	await recordAct(tx, {
		contestId,
		byAccountId,
		act: 'team.disqualification-ruled',
		subject: teamId,
		after: { ruling },
		reason,
		at
	});
	await giveNotice(tx, { contestId, kind: ruling, teamId, text: reason, byAccountId, at });
}

function saidReason(typed: string) {
	if (typed.trim() === '') throw new Refusal('reason_needed');
	const reason = written(typed, { field: 'reason' });
	const reasonSalt = randomBytes(16).toString('hex');

	return { reason, reasonSalt, reasonHash: sha256Hex(reasonSalt + reason) };
}

async function courseOf(tx: Tx, { id }: { id: string }) {
	const {
		disqualification: decided,
		disqualificationAnswer: answer,
		disqualificationRuling: ruling
	} = tx.t;
	const [row] = await tx
		.select({ decided, answer: answer.at, ruling: ruling.at })
		.from(decided)
		.leftJoin(answer, eq(answer.disqualificationId, decided.id))
		.leftJoin(ruling, eq(ruling.disqualificationId, decided.id))
		.where(eq(decided.id, id));
	if (!row) throw new Refusal('not_found');

	return { decided: row.decided, answered: row.answer !== null, ruled: row.ruling !== null };
}

/** One fact for every entry that the team has presented: a disqualified team presents no more. */
async function recordConduct(
	tx: Tx,
	{
		kind,
		contestId,
		teamId,
		reasonHash,
		at
	}: {
		kind: 'entry-disqualified' | 'entry-reinstated';
		contestId: string;
		teamId: string;
		reasonHash: string;
		at: number;
	}
): Promise<void> {
	const { entry } = tx.t;
	const entries = await tx
		.select({ id: entry.id, challenge: entry.challengeId })
		.from(entry)
		.where(eq(entry.teamId, teamId));
	for (const { id, challenge } of entries) {
		const data = { teamId, challenge, reasonHash };
		await recordFact(tx, { contestId, kind, subject: id, data, at });
	}
}
