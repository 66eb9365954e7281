import { setImmediate } from 'node:timers/promises';
import { and, asc, eq } from 'drizzle-orm';
import type { ChatMessage } from '../challenges/chat-message.ts';
import type { Sampling } from '../budget/schema.ts';
import type { Query } from '../db/client.ts';
import { matching, type InteractionFilter } from './interaction-filter.ts';
import {
	after,
	interactionOfRow,
	inTime,
	type InteractionEnd,
	type InteractionOnRecord,
	type Place
} from './interactions.ts';

/** An interaction with everything that an analysis or a recomputation needs. */
export interface WholeInteraction extends Omit<InteractionOnRecord, 'end'> {
	parentId: string | undefined;
	sampling: Sampling;
	messagesHash: string;
	holdTokens: number;
	holdEnergyNwh: bigint;
	/** The new user message; for a template, the template. */
	prompt: string;
	/** The messages as the model saw them. */
	messages: ChatMessage[];
	answer: string;
	end: WholeEnd | undefined;
}

export interface WholeEnd extends InteractionEnd {
	lostTokens: number;
	lostEnergyNwh: bigint;
	/** What it took above its hold, booked to the platform. */
	overrunEnergyNwh: bigint;
	fingerprint: string | undefined;
	/** JSON, exactly as the endpoint said it last. */
	rawUsage: string | undefined;
	calledAt: number | undefined;
	firstTokenAt: number | undefined;
	leafHash: string;
}

const BATCH = 200;

/**
 * Every interaction of a filter, oldest first, some hundreds at a time: a million of them never
 * stand in memory together. Between two batches the rest of the site gets its turn, because a query
 * of SQLite holds the process while it runs.
 */
export async function* everyInteraction(
	query: Query,
	filter: InteractionFilter,
	{ batch = BATCH }: { batch?: number } = {}
): AsyncGenerator<WholeInteraction[]> {
	for (let last: Place | undefined; ;) {
		const rows = await wholeRows(query)
			.where(and(matching(query, filter), last && after(query, last)))
			.orderBy(...inTime(query, asc))
			.limit(batch);
		const whole = rows.map(wholeOfRow);
		if (whole.length > 0) yield whole;
		if (whole.length < batch) return;
		last = whole.at(-1);
		await setImmediate();
	}
}

/** One interaction of a contest with its words, or `undefined`. */
export async function wholeInteraction(
	query: Query,
	{ contestId, interactionId }: { contestId: string; interactionId: string }
): Promise<WholeInteraction | undefined> {
	const { interaction } = query.t;
	const [row] = await wholeRows(query).where(
		and(eq(interaction.id, interactionId), eq(interaction.contestId, contestId))
	);

	return row && wholeOfRow(row);
}

function wholeRows(query: Query) {
	const { interaction, settlement, team, interactionText, answerText } = query.t;

	return query
		.select({
			interaction,
			settlement,
			team: { name: team.name, alias: team.alias },
			prompt: interactionText.prompt,
			messages: interactionText.messages,
			answer: answerText.answer
		})
		.from(interaction)
		.innerJoin(team, eq(team.id, interaction.teamId))
		.leftJoin(settlement, eq(settlement.interactionId, interaction.id))
		.leftJoin(interactionText, eq(interactionText.interactionId, interaction.id))
		.leftJoin(answerText, eq(answerText.interactionId, interaction.id));
}

type Row = Awaited<ReturnType<typeof wholeRows>>[number];

function wholeOfRow(row: Row): WholeInteraction {
	const { interaction, settlement } = row;
	const { end, ...onRecord } = interactionOfRow(row);

	return {
		...onRecord,
		parentId: interaction.parentId ?? undefined,
		sampling: interaction.sampling,
		messagesHash: interaction.messagesHash,
		holdTokens: interaction.holdTokens,
		holdEnergyNwh: interaction.holdEnergyNwh,
		prompt: row.prompt ?? '',
		messages: row.messages ?? [],
		answer: row.answer ?? '',
		end:
			end && settlement
				? {
						...end,
						lostTokens: settlement.lostTokens,
						lostEnergyNwh: settlement.lostEnergyNwh,
						overrunEnergyNwh: settlement.overrunEnergyNwh,
						fingerprint: settlement.fingerprint ?? undefined,
						rawUsage: settlement.rawUsage ?? undefined,
						calledAt: settlement.calledAt ?? undefined,
						firstTokenAt: settlement.firstTokenAt ?? undefined,
						leafHash: settlement.leafHash
					}
				: undefined
	};
}
