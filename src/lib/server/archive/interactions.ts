import { and, asc, desc, eq, gt, gte, lt, lte, or, type SQL } from 'drizzle-orm';
import { FLAGS, type Flag, type Outcome } from '../budget/schema.ts';
import type { Query } from '../db/client.ts';
import { matching, type InteractionFilter } from './interaction-filter.ts';

/** One interaction as the organiser's list shows it: what it took and how it ended, without its words. */
export interface InteractionOnRecord {
	id: string;
	heldAt: number;
	team: { id: string; name: string; alias: string };
	challengeId: string;
	conversationId: string;
	turn: number;
	/** The key of a member's own client; `undefined` for the site itself. */
	keyId: string | undefined;
	sheetId: string | undefined;
	/** The model that was asked for. */
	model: string;
	profileId: string;
	/** Whether that is the rulebook's model. */
	official: boolean;
	/** Absent while the answer is being written. */
	end: InteractionEnd | undefined;
}

export interface InteractionEnd {
	outcome: Outcome;
	billed: boolean;
	promptTokens: number;
	cachedTokens: number;
	completionTokens: number;
	estimated: boolean;
	energyNwh: bigint;
	/** What the model server says that it ran. */
	reportedModel: string | undefined;
	finishReason: string | undefined;
	/** Refusal code of what went wrong. */
	fault: string | undefined;
	/** What about the endpoint's account of it cannot be. */
	flags: Flag[];
	/** How long it waited to be called, milliseconds; `undefined` where it never was. */
	queueMs: number | undefined;
	endedAt: number;
}

/** A place in the order of time: the instant of an interaction and, among equals, its id. */
export interface Place {
	heldAt: number;
	id: string;
}

export interface InteractionsPage {
	/** Newest first. */
	rows: InteractionOnRecord[];
	/** Where the neighbouring pages begin; absent at an end. */
	newer: Place | undefined;
	older: Place | undefined;
}

/**
 * A page of a contest's interactions, the newest first: those right after or before a place, or the
 * newest. It is found by where it begins and never by counting, so that the last page of a million
 * costs what the first does.
 */
export async function interactionsPage(
	query: Query,
	{
		filter,
		size,
		newerThan,
		olderThan
	}: { filter: InteractionFilter; size: number; newerThan?: Place; olderThan?: Place }
): Promise<InteractionsPage> {
	const up = newerThan !== undefined;
	const found = await interactionRows(query)
		.where(
			and(
				matching(query, filter),
				newerThan && after(query, newerThan),
				olderThan && !up ? before(query, olderThan) : undefined
			)
		)
		.orderBy(...inTime(query, up ? asc : desc))
		.limit(size + 1);
	const more = found.length > size;
	const shown = found.slice(0, size).map(interactionOfRow);
	const rows = up ? shown.toReversed() : shown;
	const beyondNewest = up ? more : olderThan !== undefined;
	const beyondOldest = up || more;

	return {
		rows,
		newer: beyondNewest ? placeOf(rows.at(0)) : undefined,
		older: beyondOldest ? placeOf(rows.at(-1)) : undefined
	};
}

const placeOf = (row: InteractionOnRecord | undefined): Place | undefined =>
	row && { heldAt: row.heldAt, id: row.id };

/** Those that come after a place in time. The first condition alone is what the index can use. */
export function after({ t }: Query, { heldAt, id }: Place): SQL | undefined {
	const { interaction } = t;

	return and(
		gte(interaction.heldAt, heldAt),
		or(gt(interaction.heldAt, heldAt), gt(interaction.id, id))
	);
}

function before({ t }: Query, { heldAt, id }: Place): SQL | undefined {
	const { interaction } = t;

	return and(
		lte(interaction.heldAt, heldAt),
		or(lt(interaction.heldAt, heldAt), lt(interaction.id, id))
	);
}

/** The order of time, and of ids among equals. */
export function inTime({ t }: Query, direction: typeof asc): [SQL, SQL] {
	return [direction(t.interaction.heldAt), direction(t.interaction.id)];
}

/** All interactions with their team and end, for a `where` to choose from. */
export function interactionRows(query: Query) {
	const { interaction, settlement, team } = query.t;

	return query
		.select({ interaction, settlement, team: { name: team.name, alias: team.alias } })
		.from(interaction)
		.innerJoin(team, eq(team.id, interaction.teamId))
		.leftJoin(settlement, eq(settlement.interactionId, interaction.id));
}

type Row = Awaited<ReturnType<typeof interactionRows>>[number];

export function interactionOfRow({ interaction, settlement, team }: Row): InteractionOnRecord {
	return {
		id: interaction.id,
		heldAt: interaction.heldAt,
		team: { id: interaction.teamId, ...team },
		challengeId: interaction.challengeId,
		conversationId: interaction.conversationId,
		turn: interaction.turn,
		keyId: interaction.keyId ?? undefined,
		sheetId: interaction.sheetId ?? undefined,
		model: interaction.model,
		profileId: interaction.profileId,
		official: interaction.official,
		end: settlement
			? {
					outcome: settlement.outcome,
					billed: settlement.billed,
					promptTokens: settlement.promptTokens,
					cachedTokens: settlement.cachedTokens,
					completionTokens: settlement.completionTokens,
					estimated: settlement.estimated,
					energyNwh: settlement.energyNwh,
					reportedModel: settlement.reportedModel ?? undefined,
					finishReason: settlement.finishReason ?? undefined,
					fault: settlement.fault ?? undefined,
					flags: flagsIn(settlement.flags),
					queueMs:
						settlement.calledAt === null
							? undefined
							: Math.max(0, settlement.calledAt - interaction.heldAt),
					endedAt: settlement.endedAt
				}
			: undefined
	};
}

function flagsIn(words: string | null): Flag[] {
	const found = new Set(words?.split(' '));

	return FLAGS.filter((flag) => found.has(flag));
}
