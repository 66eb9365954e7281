import { randomBytes } from 'node:crypto';
import { Refusal } from '#lib/refusal.ts';
import type { BudgetRules } from '#scoring';
import type { Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { callsSince, leftOf, openHoldsOf, spentOf } from './balance.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import type { Sampling } from './schema.ts';

const MINUTE = 60_000;

export interface Reservation {
	contestId: string;
	challengeId: string;
	teamId: string;
	accountId: string;
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

	const id = newId();
	const salt = randomBytes(16).toString('hex');
	const { contestId, challengeId, teamId, prompt, messages, ceiling, at } = reservation;
	const messagesHash = sha256Hex(salt + JSON.stringify(messages));
	await tx.insert(tx.t.interaction).values({
		id,
		contestId,
		challengeId,
		teamId,
		accountId: reservation.accountId,
		conversationId: reservation.conversationId,
		parentId: reservation.parentId,
		turn: reservation.turn,
		sheetId: reservation.sheetId,
		model: reservation.model,
		profileId: reservation.profileId,
		official: reservation.official,
		sampling: reservation.sampling,
		messagesHash,
		holdTokens: ceiling.tokens,
		holdEnergyNwh: ceiling.energyNwh,
		heldAt: at
	});
	await tx.insert(tx.t.interactionText).values({ interactionId: id, salt, prompt, messages });
	await recordFact(tx, {
		contestId,
		kind: 'interaction-held',
		subject: id,
		data: {
			teamId,
			challenge: challengeId,
			conversationId: reservation.conversationId,
			promptHash: messagesHash,
			ceilingTokens: ceiling.tokens,
			ceilingNwh: Number(ceiling.energyNwh)
		},
		at
	});

	return { id };
}

async function refuseBeyondLimits(tx: Tx, reservation: Reservation) {
	const { teamId, challengeId, budget, ceiling, at } = reservation;
	if ((await openHoldsOf(tx, { teamId })) >= reservation.openStreams) {
		throw new Refusal('stream_open');
	}

	const { calls, oldest } = await callsSince(tx, { teamId, challengeId, since: at - MINUTE });
	if (calls >= budget.callsPerMinute) {
		const seconds = Math.max(1, Math.ceil(((oldest ?? at) + MINUTE - at) / 1000));
		throw new Refusal('calls_too_fast', { perMinute: budget.callsPerMinute, seconds });
	}

	const left = leftOf(budget, await spentOf(tx, { teamId, challengeId }));
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
