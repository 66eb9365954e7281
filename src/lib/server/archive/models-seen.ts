import { and, asc, count, eq, isNotNull, max, min } from 'drizzle-orm';
import type { Query } from '../db/client.ts';

/** A model and server version that answered, as the endpoint itself named them. */
export interface ModelSeen {
	/** `undefined` where the endpoint names none. */
	model: string | undefined;
	fingerprint: string | undefined;
	answers: number;
	firstAt: number;
	lastAt: number;
}

/** Everything that wrote answers in a contest, the earliest first. */
export async function modelsSeen(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<ModelSeen[]> {
	const { interaction, settlement: s } = query.t;
	const first = min(s.firstTokenAt);
	const rows = await query
		.select({
			model: s.reportedModel,
			fingerprint: s.fingerprint,
			answers: count(),
			firstAt: first,
			lastAt: max(s.firstTokenAt)
		})
		.from(interaction)
		.innerJoin(s, eq(s.interactionId, interaction.id))
		.where(and(eq(interaction.contestId, contestId), isNotNull(s.firstTokenAt)))
		.groupBy(s.reportedModel, s.fingerprint)
		.orderBy(asc(first), asc(s.reportedModel), asc(s.fingerprint));

	return rows.map(({ model, fingerprint, answers, firstAt, lastAt }) => ({
		model: model ?? undefined,
		fingerprint: fingerprint ?? undefined,
		answers: Number(answers),
		firstAt: Number(firstAt),
		lastAt: Number(lastAt)
	}));
}

/** Whether more than one of them wrote between two instants: the comparison is no longer of equals. */
export function changedWithin(
	seen: readonly Pick<ModelSeen, 'firstAt' | 'lastAt'>[],
	{ from, to }: { from: number; to: number }
): boolean {
	return seen.filter(({ firstAt, lastAt }) => firstAt < to && lastAt >= from).length > 1;
}
