import { Refusal } from '#lib/refusal.ts';
import type { BudgetRules } from '#scoring';
import type { Query, Tx } from '../db/client.ts';
import { given, prepared } from '../db/prepared.ts';
import { newIdAt } from '../db/id.ts';
import { randomPart } from '../db/random.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { bookHold, callsReachedAt, leftOf, standingOf } from './balance.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import type { Sampling } from './schema.ts';

const MINUTE = 60_000;

export interface Reservation {
	contestId: string;
	challengeId: string;
	teamId: string;
	accountId: string;
	/** The key of a client of the member's own. */
	keyId: string | undefined;
	conversationId: string;
	parentId: string | undefined;
	turn: number;
	sheetId: string | undefined;
	model: string;
	profileId: string;
	official: boolean;
	sampling: Sampling;
	prompt: string;
	messages: ChatMessage[];
	/** The most that the call can take. */
	ceiling: { tokens: number; energyNwh: bigint };
	budget: BudgetRules;
	/** Streams that a team may have open at a time. */
	openStreams: number;
	at: number;
}

/**
 * Holds the most an interaction could draw, before the endpoint is called: two tabs racing each
 * other cannot overdraw the team, because the second sees the first's hold. Refuses when a budget,
 * the calls a minute or the open streams do not allow it.
 */
export async function reserve(tx: Tx, reservation: Reservation): Promise<{ id: string }> {
	await refuseBeyondLimits(tx, reservation);

	const id = newIdAt(reservation.at);
	const salt = randomPart(16).toString('hex');
	const { contestId, challengeId, teamId, prompt, messages, ceiling, at } = reservation;
	const messagesHash = sha256Hex(salt + JSON.stringify(messages));
	await insertInteraction(tx, {
		id,
		contestId,
		challengeId,
		teamId,
		accountId: reservation.accountId,
		keyId: reservation.keyId ?? null,
		conversationId: reservation.conversationId,
		parentId: reservation.parentId ?? null,
		turn: reservation.turn,
		sheetId: reservation.sheetId ?? null,
		model: reservation.model,
		profileId: reservation.profileId,
		official: reservation.official,
		sampling: reservation.sampling,
		messagesHash,
		holdTokens: ceiling.tokens,
		holdEnergyNwh: ceiling.energyNwh,
		heldAt: at
	});
	await insertText(tx, { interactionId: id, salt, prompt, messages });
	await bookHold(tx, { teamId, challengeId, ...ceiling });
	await recordFact(tx, {
		contestId,
		kind: 'interaction-held',
		subject: id,
		data: {
			teamId,
			challenge: challengeId,
			conversationId: reservation.conversationId,
			...(reservation.parentId ? { parentId: reservation.parentId } : {}),
			official: reservation.official,
			...(reservation.sheetId ? { sheet: reservation.sheetId } : {}),
			promptHash: messagesHash,
			ceilingTokens: ceiling.tokens,
			ceilingNwh: Number(ceiling.energyNwh)
		},
		at
	});

	return { id };
}

const insertInteraction = prepared((query: Query) =>
	query.insert(query.t.interaction).values({
		id: given('id'),
		contestId: given('contestId'),
		challengeId: given('challengeId'),
		teamId: given('teamId'),
		accountId: given('accountId'),
		keyId: given('keyId'),
		conversationId: given('conversationId'),
		parentId: given('parentId'),
		turn: given('turn'),
		sheetId: given('sheetId'),
		model: given('model'),
		profileId: given('profileId'),
		official: given('official'),
		sampling: given('sampling'),
		messagesHash: given('messagesHash'),
		holdTokens: given('holdTokens'),
		holdEnergyNwh: given('holdEnergyNwh'),
		heldAt: given('heldAt')
	})
);

const insertText = prepared((query: Query) =>
	query.insert(query.t.interactionText).values({
		interactionId: given('interactionId'),
		salt: given('salt'),
		prompt: given('prompt'),
		messages: given('messages')
	})
);

async function refuseBeyondLimits(tx: Tx, reservation: Reservation) {
	const { teamId, challengeId, budget, ceiling, at } = reservation;
	const { spent, openEverywhere } = await standingOf(tx, { teamId, challengeId });
	if (openEverywhere >= reservation.openStreams) throw new Refusal('stream_open');

	const around = { since: at - MINUTE, until: at + MINUTE };
	const most = budget.callsPerMinute;
	const reachedAt = await callsReachedAt(tx, { teamId, challengeId, ...around, most });
	if (reachedAt !== undefined) {
		const seconds = Math.max(1, Math.ceil((reachedAt + MINUTE - at) / 1000));
		throw new Refusal('calls_too_fast', { perMinute: budget.callsPerMinute, seconds });
	}

	const left = leftOf(budget, spent);
	if (left.interactions < 1)
		throw new Refusal('interactions_exhausted', { most: budget.interactions });
	if (left.tokens < ceiling.tokens) {
		throw new Refusal('tokens_exhausted', { left: left.tokens, needed: ceiling.tokens });
	}
	if (left.energyNwh < ceiling.energyNwh) {
		throw new Refusal('energy_exhausted', {
			left: Number(left.energyNwh),
			needed: Number(ceiling.energyNwh)
		});
	}
}
