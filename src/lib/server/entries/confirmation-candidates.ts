import { and, asc, eq, inArray } from 'drizzle-orm';
import type { ConversationChallenge, RoundRules } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import { systemMessages } from '../challenges/messages.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { ceilingOf, promptBytes } from '../gateway/ceiling.ts';
import { conversationUpTo } from './conversation.ts';
import { entriesOf, type EntryOnRecord } from './standing.ts';

export interface Confirmable {
	contest: ContestInForce;
	challengeId: string;
}

/** What a participant wrote in one turn, and how long its answer could be. */
export interface UserTurn {
	prompt: string;
	maxTokens: number;
}

/** What replaying some entries as often as the rulebook says would take. */
export interface ConfirmationCost {
	entries: number;
	/** Replays that are still to be done. */
	runs: number;
	/** Calls to the endpoint, one for each turn of each replay. */
	calls: number;
	/** The most that they could take, whole nanowatt-hours. */
	worstNwh: bigint;
}

/** The challenge with its round. Refuses one that is practice, or whose templates have official runs. */
export function conversationInForce({ contest, challengeId }: Confirmable, at: number) {
	const { challenge, round, state } = challengeInForce(contest, { challengeId, at });
	if (challenge.kind !== 'conversation' || challenge.practice)
		throw new Refusal('unknown_challenge');

	return { challenge, round, state };
}

/** Entries that confirmation runs can say something of: those that count and passed their checks. */
export async function confirmableEntries(
	query: Query,
	{ contest, challengeId }: Confirmable
): Promise<EntryOnRecord[]> {
	const entries = await entriesOf(query, { contestId: contest.id, challengeId });

	return entries.filter(
		({ counts, checks, disqualified, baseline }) =>
			counts && checks?.passed === true && !disqualified && !baseline
	);
}

/** Entries of a challenge that were ever chosen, in the order of their presentation. */
export async function chosenEntries(
	query: Query,
	{ contest, challengeId }: Confirmable
): Promise<EntryOnRecord[]> {
	const { confirmationCandidate: candidate, confirmationSet: set } = query.t;
	const rows = await query
		.select({ entryId: candidate.entryId })
		.from(candidate)
		.innerJoin(set, eq(set.id, candidate.setId))
		.where(and(eq(set.contestId, contest.id), eq(set.challengeId, challengeId)));
	const chosen = new Set(rows.map(({ entryId }) => entryId));

	return (await entriesOf(query, { contestId: contest.id, challengeId })).filter(({ id }) =>
		chosen.has(id)
	);
}

/** The runs of each entry that are on record, by its id. */
export async function recordedRuns(
	query: Query,
	{ entryIds }: { entryIds: string[] }
): Promise<Map<string, Set<number>>> {
	const { confirmationAnswer: answer } = query.t;
	const found = new Map<string, Set<number>>();
	for (let from = 0; from < entryIds.length; from += 500) {
		const rows = await query
			.select({ entryId: answer.entryId, run: answer.run })
			.from(answer)
			.where(inArray(answer.entryId, entryIds.slice(from, from + 500)));
		for (const { entryId, run } of rows) {
			found.set(entryId, (found.get(entryId) ?? new Set()).add(run));
		}
	}

	return found;
}

/** What the participants wrote, first turn first; nothing where any of it was erased. */
export async function userTurns(
	query: Query,
	{ interactionId }: { interactionId: string | undefined }
): Promise<UserTurn[]> {
	if (interactionId === undefined) return [];
	const turns = await conversationUpTo(query, { interactionId });
	if (turns.some(({ prompt }) => prompt === '')) return [];
	const { interaction } = query.t;
	const limits = await query
		.select({ sampling: interaction.sampling })
		.from(interaction)
		.where(
			inArray(
				interaction.id,
				turns.map(({ id }) => id)
			)
		)
		.orderBy(asc(interaction.turn));

	return turns.map(({ prompt }, index) => ({
		prompt,
		maxTokens: limits[index]?.sampling.max_tokens ?? 0
	}));
}

/** The most that replaying the chosen entries could take, without what is on record already. */
export async function confirmationCost(
	ctx: Context,
	confirmable: Confirmable,
	{ entryIds }: { entryIds: string[] }
): Promise<ConfirmationCost> {
	const { read } = ctx.db;
	const { challenge, round } = conversationInForce(confirmable, ctx.now());
	const chosen = new Set(entryIds);
	const entries = (await confirmableEntries(read, confirmable)).filter(({ id }) => chosen.has(id));
	const done = await recordedRuns(read, { entryIds: entries.map(({ id }) => id) });
	const cost: ConfirmationCost = { entries: 0, runs: 0, calls: 0, worstNwh: 0n };
	for (const { id, interactionId } of entries) {
		const turns = await userTurns(read, { interactionId });
		const runs = Math.max(0, challenge.confirmation.runs - (done.get(id)?.size ?? 0));
		if (turns.length === 0 || runs === 0) continue;
		cost.entries += 1;
		cost.runs += runs;
		cost.calls += runs * turns.length;
		cost.worstNwh += BigInt(runs) * worstOf(challenge, round, turns);
	}

	return cost;
}

/** Of one replay: each prompt counted by its bytes, each answer as long as it may be. */
function worstOf(
	challenge: ConversationChallenge,
	round: RoundRules,
	turns: readonly UserTurn[]
): bigint {
	const messages: ChatMessage[] = systemMessages(challenge, round.model);
	let [sum, answered] = [0n, 0];
	for (const { prompt, maxTokens } of turns) {
		messages.push({ role: 'user', content: prompt });
		const sampling = { ...round.model.parameters, max_tokens: maxTokens };
		const asked = promptBytes(messages) + answered;
		const promptTokens = Math.min(asked, round.model.contextTokens - maxTokens);
		sum += ceilingOf({ round }, { promptTokens, sampling }).energyNwh;
		answered += maxTokens + promptBytes([{ role: 'assistant', content: '' }]);
	}

	return sum;
}
