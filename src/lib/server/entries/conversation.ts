import { and, eq, inArray } from 'drizzle-orm';
import type { Outcome } from '../budget/schema.ts';
import type { Query } from '../db/client.ts';

/** One interaction as its team, a judge or a check reads it. */
export interface Turn {
	id: string;
	parentId: string | undefined;
	turn: number;
	prompt: string;
	answer: string;
	sheetId: string | undefined;
	model: string;
	profileId: string;
	official: boolean;
	heldAt: number;
	/** Absent while the answer is being written. */
	end: TurnEnd | undefined;
}

export interface TurnEnd {
	outcome: Outcome;
	billed: boolean;
	promptTokens: number;
	cachedTokens: number;
	completionTokens: number;
	estimated: boolean;
	energyNwh: bigint;
	finishReason: string | undefined;
	fault: string | undefined;
	reportedModel: string | undefined;
	firstTokenAt: number | undefined;
	endedAt: number;
	leafHash: string;
}

/** An interaction with its words, or `undefined`. */
export async function turnOf(query: Query, { interactionId }: { interactionId: string }) {
	const [row] = await turns(query).where(eq(query.t.interaction.id, interactionId));

	return (
		row && {
			...turnOfRow(row),
			teamId: row.interaction.teamId,
			challengeId: row.interaction.challengeId
		}
	);
}

/**
 * The conversation that ends with an interaction, first turn first: its answers and those before
 * them, whatever other branches grew from them.
 */
export async function conversationUpTo(
	query: Query,
	{ interactionId }: { interactionId: string }
): Promise<Turn[]> {
	const found: Turn[] = [];
	for (let id: string | undefined = interactionId; id;) {
		const turn: Turn | undefined = await turnOf(query, { interactionId: id });
		if (!turn) break;
		found.unshift(turn);
		id = turn.parentId;
	}

	return found;
}

/** Identifiers of the conversations of a challenge that end with given interactions, first turn first. */
export async function chainsUpTo(
	query: Query,
	{ contestId, challengeId }: { contestId: string; challengeId: string }
): Promise<(interactionId: string) => string[]> {
	const { interaction } = query.t;
	const rows = await query
		.select({ id: interaction.id, parentId: interaction.parentId })
		.from(interaction)
		.where(and(eq(interaction.contestId, contestId), eq(interaction.challengeId, challengeId)));
	const parents = new Map(rows.map(({ id, parentId }) => [id, parentId]));

	return (interactionId) => {
		const chain: string[] = [];
		let id: string | undefined = interactionId;
		while (id !== undefined && parents.has(id)) {
			chain.unshift(id);
			id = parents.get(id) ?? undefined;
		}
		return chain;
	};
}

/** Some interactions with their words, by id. At most a few hundred at a time. */
export async function turnsById(query: Query, ids: string[]): Promise<Map<string, Turn>> {
	if (ids.length === 0) return new Map();
	const rows = await turns(query).where(inArray(query.t.interaction.id, ids));

	return new Map(rows.map((row) => [row.interaction.id, turnOfRow(row)]));
}

/** All interactions with their words, for a `where` to choose from. */
export function turns(query: Query) {
	const { interaction, settlement, interactionText, answerText } = query.t;

	return query
		.select({
			interaction,
			settlement,
			prompt: interactionText.prompt,
			answer: answerText.answer
		})
		.from(interaction)
		.leftJoin(settlement, eq(settlement.interactionId, interaction.id))
		.leftJoin(interactionText, eq(interactionText.interactionId, interaction.id))
		.leftJoin(answerText, eq(answerText.interactionId, interaction.id));
}

type Row = Awaited<ReturnType<typeof turns>>[number];

export function turnOfRow({ interaction, settlement, prompt, answer }: Row): Turn {
	return {
		id: interaction.id,
		parentId: interaction.parentId ?? undefined,
		turn: interaction.turn,
		prompt: prompt ?? '',
		answer: answer ?? '',
		sheetId: interaction.sheetId ?? undefined,
		model: interaction.model,
		profileId: interaction.profileId,
		official: interaction.official,
		heldAt: interaction.heldAt,
		end: settlement
			? {
					outcome: settlement.outcome,
					billed: settlement.billed,
					promptTokens: settlement.promptTokens,
					cachedTokens: settlement.cachedTokens,
					completionTokens: settlement.completionTokens,
					estimated: settlement.estimated,
					energyNwh: settlement.energyNwh,
					finishReason: settlement.finishReason ?? undefined,
					fault: settlement.fault ?? undefined,
					reportedModel: settlement.reportedModel ?? undefined,
					firstTokenAt: settlement.firstTokenAt ?? undefined,
					endedAt: settlement.endedAt,
					leafHash: settlement.leafHash
				}
			: undefined
	};
}
