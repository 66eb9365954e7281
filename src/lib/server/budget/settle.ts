import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { interactionEnergy, profileById } from '#scoring/energy';
import type { Query, Tx } from '../db/client.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { spentOf } from './balance.ts';
import { historyHash } from './history.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import type { Outcome } from './schema.ts';

export interface Ending {
	interactionId: string;
	outcome: Outcome;
	promptTokens: number;
	cachedTokens: number;
	completionTokens: number;
	estimated: boolean;
	answer: string;
	finishReason: string | undefined;
	/** Refusal code of what went wrong. */
	fault: string | undefined;
	reportedModel: string | undefined;
	fingerprint: string | undefined;
	firstTokenAt: number | undefined;
	/** Faults with part of an answer that the rulebook forgives a team on a challenge. */
	forgivenFaults: number;
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
export async function settle(tx: Tx, ending: Ending): Promise<Bill | undefined> {
	const { interaction, settlement } = tx.t;
	const { interactionId, promptTokens, cachedTokens, completionTokens, outcome, at } = ending;
	const [held] = await tx.select().from(interaction).where(eq(interaction.id, interactionId));
	if (!held) throw new Error(`no interaction ${interactionId}`);
	const [ended] = await tx
		.select({ id: settlement.interactionId })
		.from(settlement)
		.where(eq(settlement.interactionId, interactionId));
	if (ended) return undefined;

	const answer = ending.answer.toWellFormed();
	const tokens = promptTokens + completionTokens;
	const energyNwh =
		energyOf(held.profileId, { promptTokens, completionTokens }) ?? held.holdEnergyNwh;
	const billed = await isBilled(tx, { held, ending });
	const lostEnergyNwh = billed ? smaller(energyNwh, held.holdEnergyNwh) : 0n;
	const overrunEnergyNwh = billed ? energyNwh - lostEnergyNwh : 0n;
	const salt = randomBytes(16).toString('hex');
	const usage = { promptTokens, cachedTokens, completionTokens, estimated: ending.estimated };

	const { leafHash } = await recordFact(tx, {
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
			...(overrunEnergyNwh > 0n ? { overrunNwh: Number(overrunEnergyNwh) } : {}),
			...(answer ? { answerHash: sha256Hex(salt + answer) } : {})
		},
		at
	});
	await tx.insert(settlement).values({
		interactionId,
		outcome,
		billed,
		...usage,
		energyNwh,
		lostTokens: billed ? Math.min(tokens, held.holdTokens) : 0,
		lostEnergyNwh,
		overrunEnergyNwh,
		finishReason: ending.finishReason,
		fault: ending.fault,
		reportedModel: ending.reportedModel,
		fingerprint: ending.fingerprint,
		firstTokenAt: ending.firstTokenAt,
		endedAt: at,
		leafHash
	});
	if (answer) await keepAnswer(tx, { interactionId, salt, answer });

	return { interactionId, outcome, billed, ...usage, energyNwh, leafHash };
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

async function keepAnswer(
	tx: Tx,
	{ interactionId, salt, answer }: { interactionId: string; salt: string; answer: string }
) {
	const { answerText, interactionText } = tx.t;
	const [asked] = await tx
		.select({ messages: interactionText.messages })
		.from(interactionText)
		.where(eq(interactionText.interactionId, interactionId));
	const said: ChatMessage[] = [...(asked?.messages ?? []), { role: 'assistant', content: answer }];
	await tx
		.insert(answerText)
		.values({ interactionId, salt, answer, historyHash: historyHash(said) });
}

/** Energy by a profile without credit for the cache, or `undefined` for counts that cannot be. */
function energyOf(
	profileId: string,
	{ promptTokens, completionTokens }: { promptTokens: number; completionTokens: number }
): bigint | undefined {
	const profile = profileById(profileId);
	if (!profile) return undefined;
	const energy = interactionEnergy(profile, { promptTokens, cachedTokens: 0, completionTokens });

	return energy.ok ? energy.energyNwh : undefined;
}

/**
 * The platform's faults are not the team's. But a fault after part of an answer was read gave the
 * team something, so the rulebook forgives only so many of those.
 */
async function isBilled(
	tx: Tx,
	{ held, ending }: { held: { teamId: string; challengeId: string }; ending: Ending }
): Promise<boolean> {
	if (ending.outcome === 'completed' || ending.outcome === 'aborted') return true;
	if (ending.outcome !== 'failed' || ending.completionTokens === 0) return false;
	const { forgiven } = await spentOf(tx, held);

	return forgiven >= ending.forgivenFaults;
}

const smaller = (a: bigint, b: bigint) => (a < b ? a : b);
