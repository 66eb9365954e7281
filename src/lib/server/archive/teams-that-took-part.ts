import { and, eq, inArray } from 'drizzle-orm';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';

/** Teams that sent a prompt that they paid for, or presented an entry, in anything but practice. */
export async function teamsThatTookPart(
	query: Query,
	{ contest }: { contest: Pick<ContestInForce, 'id' | 'rulebook'> }
): Promise<ReadonlySet<string>> {
	const { interaction, settlement, entry } = query.t;
	const contestId = contest.id;
	const counting = contest.rulebook.rounds
		.flatMap(({ challenges }) => challenges)
		.filter(({ practice }) => !practice)
		.map(({ id }) => id);
	const sent = await query
		.selectDistinct({ teamId: interaction.teamId })
		.from(interaction)
		.innerJoin(settlement, eq(settlement.interactionId, interaction.id))
		.where(
			and(
				eq(interaction.contestId, contestId),
				inArray(interaction.challengeId, counting),
				eq(settlement.billed, true)
			)
		);
	// A template is presented without a prompt of its own.
	const presented = await query
		.selectDistinct({ teamId: entry.teamId })
		.from(entry)
		.where(and(eq(entry.contestId, contestId), inArray(entry.challengeId, counting)));

	return new Set([...sent, ...presented].map(({ teamId }) => teamId));
}
