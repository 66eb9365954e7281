import { eq, sql } from 'drizzle-orm';
import type { Query } from '../db/client.ts';

/** What an edition has taken so far, by who it was booked to; whole nanowatt-hours. */
export interface EditionEnergy {
	/** What the teams' budgets lost. */
	teamsNwh: bigint;
	/** Interactions that nobody was charged for. */
	unbilledNwh: bigint;
	/** What billed interactions took above their hold. */
	overrunNwh: bigint;
	/** On the organiser's account: templates run on the hidden sheets, conversations replayed, references. */
	officialRunsNwh: bigint;
	/** On the organiser's account too: a model reading entries before the judges. */
	assistedNwh: bigint;
	/** All of the above. */
	totalNwh: bigint;
}

const energy = { mapFromDriverValue: (value: number | string) => BigInt(value) };

export async function editionEnergy(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<EditionEnergy> {
	const { interaction, settlement: s, entry, officialRun, confirmationAnswer, baseline } = query.t;
	const { assistedAnswer } = query.t;
	const sum = (what: unknown) => sql`coalesce(sum(${what}), 0)`.mapWith(energy);
	const [books] = await query
		.select({
			teamsNwh: sum(s.lostEnergyNwh),
			unbilledNwh: sum(
				sql`case when ${s.billed} or ${baseline.teamId} is not null then 0 else ${s.energyNwh} end`
			),
			baselinesNwh: sum(
				sql`case when ${baseline.teamId} is not null then ${s.energyNwh} else 0 end`
			),
			overrunNwh: sum(s.overrunEnergyNwh)
		})
		.from(interaction)
		.innerJoin(s, eq(s.interactionId, interaction.id))
		.leftJoin(baseline, eq(baseline.teamId, interaction.teamId))
		.where(eq(interaction.contestId, contestId));
	const [runs] = await query
		.select({ officialRunsNwh: sum(officialRun.energyNwh) })
		.from(officialRun)
		.innerJoin(entry, eq(entry.id, officialRun.entryId))
		.where(eq(entry.contestId, contestId));
	const [replays] = await query
		.select({ replayedNwh: sum(confirmationAnswer.energyNwh) })
		.from(confirmationAnswer)
		.innerJoin(entry, eq(entry.id, confirmationAnswer.entryId))
		.where(eq(entry.contestId, contestId));
	const [readings] = await query
		.select({ assistedNwh: sum(assistedAnswer.energyNwh) })
		.from(assistedAnswer)
		.innerJoin(entry, eq(entry.id, assistedAnswer.entryId))
		.where(eq(entry.contestId, contestId));
	const assistedNwh = readings?.assistedNwh ?? 0n;
	const { teamsNwh = 0n, unbilledNwh = 0n, overrunNwh = 0n, baselinesNwh = 0n } = books ?? {};
	const officialRunsNwh =
		(runs?.officialRunsNwh ?? 0n) + (replays?.replayedNwh ?? 0n) + baselinesNwh;

	return {
		teamsNwh,
		unbilledNwh,
		overrunNwh,
		officialRunsNwh,
		assistedNwh,
		totalNwh: teamsNwh + unbilledNwh + overrunNwh + officialRunsNwh + assistedNwh
	};
}
