import { and, eq, gte, isNotNull, isNull, lt, type SQL, type SQLWrapper } from 'drizzle-orm';
import { OUTCOMES, type Outcome } from '../budget/schema.ts';
import type { Query } from '../db/client.ts';

/** What an interaction came to, or that its answer is still being written. */
export const ENDINGS = [...OUTCOMES, 'open'] as const;
export type InteractionEnding = Outcome | 'open';

/** Which interactions of a contest are asked for; what is left out does not limit. */
export interface InteractionFilter {
	contestId: string;
	challengeId?: string | undefined;
	teamId?: string | undefined;
	ending?: InteractionEnding | undefined;
	/** Whether the team paid for it. */
	billed?: boolean | undefined;
	withFault?: boolean | undefined;
	/** Whether the endpoint's account of it cannot be. */
	flagged?: boolean | undefined;
	/** Held at this instant or later, epoch milliseconds. */
	since?: number | undefined;
	/** Held before this instant. */
	until?: number | undefined;
}

/** The condition of a filter, over `interaction` with its `settlement` joined from the left. */
export function matching({ t }: Query, filter: InteractionFilter): SQL | undefined {
	const { interaction, settlement } = t;
	const { challengeId, teamId, ending, billed, withFault, flagged, since, until } = filter;

	return and(
		eq(interaction.contestId, filter.contestId),
		challengeId === undefined ? undefined : eq(interaction.challengeId, challengeId),
		teamId === undefined ? undefined : eq(interaction.teamId, teamId),
		ending === undefined ? undefined : endsAs(t, ending),
		billed === undefined ? undefined : eq(settlement.billed, billed),
		present(settlement.fault, withFault),
		present(settlement.flags, flagged),
		since === undefined ? undefined : gte(interaction.heldAt, since),
		until === undefined ? undefined : lt(interaction.heldAt, until)
	);
}

function present(column: SQLWrapper, wanted: boolean | undefined): SQL | undefined {
	if (wanted === undefined) return undefined;

	return wanted ? isNotNull(column) : isNull(column);
}

function endsAs({ settlement }: Query['t'], ending: InteractionEnding): SQL {
	return ending === 'open' ? isNull(settlement.interactionId) : eq(settlement.outcome, ending);
}
