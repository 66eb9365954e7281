import { eq } from 'drizzle-orm';
import { meterOf, profileById } from '#scoring/energy';
import { modelName } from '#scoring/ledger/model-name.ts';
import type { Query, Tx } from '../db/client.ts';
import { randomPart } from '../db/random.ts';
import { insertFact, sha256Hex, stateFact } from '../ledger/record.ts';
import { bookEnd, spentOf, type Spent } from './balance.ts';
import { heldInteraction, insertAnswer, insertSettlement } from './settlement-rows.ts';
import { historyHash } from './history.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import type { Flag, Outcome } from './schema.ts';

/** What a hold says that its end needs. */
export interface Held {
	contestId: string;
	teamId: string;
	challengeId: string;
	profileId: string;
	holdTokens: number;
	holdEnergyNwh: bigint;
}

export interface Ending {
	interactionId: string;
	/** Read where it is not given. */
	held?: Held;
	outcome: Outcome;
	promptTokens: number;
	cachedTokens: number;
	completionTokens: number;
	estimated: boolean;
	/** The messages that it answered. */
	messages: ChatMessage[];
	answer: string;
	finishReason: string | undefined;
	/** Refusal code of what went wrong. */
	fault: string | undefined;
	reportedModel: string | undefined;
	fingerprint: string | undefined;
	/** Token counts exactly as the endpoint said them last. */
	rawUsage: object | undefined;
	/** What an organiser should look at. */
	flags: Flag[];
	/** When it left the queue for the endpoint. */
	calledAt: number | undefined;
	firstTokenAt: number | undefined;
	/** Faults with part of an answer that the rulebook forgives a team on a challenge. */
	forgivenFaults: number;
	/** On the organiser's account, whoever asked. */
	onOrganiser?: true;
	at: number;
}

/** What an interaction came to. */
export interface Bill {
	interactionId: string;
	outcome: Outcome;
	billed: boolean;
	promptTokens: number;
	completionTokens: number;
	estimated: boolean;
	energyNwh: bigint;
	leafHash: string;
}

/**
 * Ends an interaction: releases its hold, books what it took, keeps its answer and puts the fact on
 * the ledger. Happens once; a second call changes nothing and returns `undefined`. A team never loses
 * more than its hold: what is above it is booked as overrun to the platform.
 */
export async function settle(
	tx: Tx,
	ending: Ending
): Promise<{ bill: Bill; spent: Spent } | undefined> {
	const { interactionId, promptTokens, cachedTokens, completionTokens, outcome, at } = ending;
	const held = ending.held ?? (await heldOf(tx, { interactionId }));

	const answer = ending.answer.toWellFormed();
	const tokens = promptTokens + completionTokens;
	const energyNwh =
		energyOf(held.profileId, { promptTokens, completionTokens }) ?? held.holdEnergyNwh;
	const billed = await isBilled(tx, { held, ending });
	const lostEnergyNwh = billed ? smaller(energyNwh, held.holdEnergyNwh) : 0n;
	const lostTokens = billed ? Math.min(tokens, held.holdTokens) : 0;
	const overrunEnergyNwh = billed ? energyNwh - lostEnergyNwh : 0n;
	const flags = overrunEnergyNwh > 0n ? [...ending.flags, 'overrun' as const] : ending.flags;
	const salt = randomPart(16).toString('hex');
	const usage = { promptTokens, cachedTokens, completionTokens, estimated: ending.estimated };

	const stated = stateFact({
		contestId: held.contestId,
		kind: 'interaction-settled',
		subject: interactionId,
		data: {
			teamId: held.teamId,
			challenge: held.challengeId,
			outcome,
			chargedTo: billed ? 'team' : energyNwh > 0n ? 'platform' : 'nobody',
			profile: held.profileId,
			...usage,
			energyNwh: Number(energyNwh),
			...endpointSaid(ending),
			...(overrunEnergyNwh > 0n ? { overrunNwh: Number(overrunEnergyNwh) } : {}),
			...(answer ? { answerHash: sha256Hex(salt + answer) } : {})
		},
		at
	});
	const [settled] = await insertSettlement(tx, {
		interactionId,
		outcome,
		billed,
		...usage,
		energyNwh,
		lostTokens,
		lostEnergyNwh,
		overrunEnergyNwh,
		finishReason: ending.finishReason ?? null,
		fault: ending.fault ?? null,
		reportedModel: ending.reportedModel ?? null,
		fingerprint: ending.fingerprint ?? null,
		rawUsage: ending.rawUsage ? JSON.stringify(ending.rawUsage) : null,
		flags: flags.length > 0 ? flags.join(' ') : null,
		calledAt: ending.calledAt ?? null,
		firstTokenAt: ending.firstTokenAt ?? null,
		endedAt: at,
		leafHash: stated.leafHash
	});
	// Settled before: the unique key decides, whoever came first.
	if (!settled) return undefined;
	await insertFact(tx, stated);
	const spent = await bookEnd(tx, {
		teamId: held.teamId,
		challengeId: held.challengeId,
		held: { tokens: held.holdTokens, energyNwh: held.holdEnergyNwh },
		billed,
		lost: { tokens: lostTokens, energyNwh: lostEnergyNwh },
		forgiven: !billed && outcome === 'failed' && completionTokens > 0
	});
	if (answer) {
		const said = [...ending.messages, { role: 'assistant' as const, content: answer }];
		await insertAnswer(tx, { interactionId, salt, answer, historyHash: historyHash(said) });
	}

	const { leafHash } = stated;

	return { bill: { interactionId, outcome, billed, ...usage, energyNwh, leafHash }, spent };
}

/** How the endpoint called its model and ended its answer, as far as a fact can say it. */
export function endpointSaid({
	reportedModel,
	finishReason
}: Pick<Ending, 'reportedModel' | 'finishReason'>) {
	const model = modelName(reportedModel ?? '');
	const reason = finishReason && /^[a-z_]{1,40}$/.test(finishReason) ? finishReason : undefined;

	return {
		...(model ? { reportedModel: model } : {}),
		...(reason ? { finishReason: reason } : {})
	};
}

/** The bill of a settled interaction. */
export async function billOf(
	query: Query,
	{ interactionId }: { interactionId: string }
): Promise<Bill> {
	const { settlement } = query.t;
	const [row] = await query
		.select({
			interactionId: settlement.interactionId,
			outcome: settlement.outcome,
			billed: settlement.billed,
			promptTokens: settlement.promptTokens,
			completionTokens: settlement.completionTokens,
			estimated: settlement.estimated,
			energyNwh: settlement.energyNwh,
			leafHash: settlement.leafHash
		})
		.from(settlement)
		.where(eq(settlement.interactionId, interactionId));
	if (!row) throw new Error(`the interaction ${interactionId} is not settled`);

	return row;
}

async function heldOf(tx: Tx, { interactionId }: { interactionId: string }): Promise<Held> {
	const [held] = await heldInteraction(tx, { interactionId });
	if (!held) throw new Error(`no interaction ${interactionId}`);

	return held;
}

/** Energy by a profile without credit for the cache, or `undefined` for counts that cannot be. */
function energyOf(
	profileId: string,
	{ promptTokens, completionTokens }: { promptTokens: number; completionTokens: number }
): bigint | undefined {
	const profile = profileById(profileId);
	if (!profile) return undefined;
	const energyNwh = meterOf(profile)(promptTokens, completionTokens);

	return energyNwh === undefined ? undefined : BigInt(energyNwh);
}

/**
 * The platform's faults are not the team's. But a fault after part of an answer was read gave the
 * team something, so the rulebook forgives only so many of those.
 */
async function isBilled(
	tx: Tx,
	{ held, ending }: { held: { teamId: string; challengeId: string }; ending: Ending }
): Promise<boolean> {
	if (ending.onOrganiser) return false;
	if (ending.outcome === 'completed' || ending.outcome === 'aborted') return true;
	if (ending.outcome !== 'failed' || ending.completionTokens === 0) return false;
	const { forgiven } = await spentOf(tx, held);

	return forgiven >= ending.forgivenFaults;
}

const smaller = (a: bigint, b: bigint) => (a < b ? a : b);
