import { count, eq, sql } from 'drizzle-orm';
import { profileById } from '#scoring/energy';
import { decimal } from '#scoring/exact/decimal.ts';
import { compare, multiply, parseRational, rational } from '#scoring/exact/rational.ts';
import { isRanked } from '#scoring/rulebook/rounds.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { publishedBoard } from '../leaderboard/publish.ts';
import { editionEnergy } from './edition-energy.ts';
import { statementInForce, type FootprintStatement } from './footprint-statement.ts';

/**
 * What an edition took, in the four families of indicators that UNE 0086 names for systems of
 * artificial intelligence: energy, carbon, water, performance. Modelled by the profile, not measured.
 */
export interface Footprint {
	/** Whose work it was; whole nanowatt-hours that add up to `totalNwh`. */
	energy: { by: EnergyUse; nwh: bigint }[];
	totalNwh: bigint;
	carbon: { grams: number; intensity: string; stated: boolean };
	/** Absent where nobody stated how much water a kilowatt-hour takes there. */
	water: { litres: number; intensity: string } | undefined;
	performance: {
		interactions: number;
		promptTokens: number;
		completionTokens: number;
		/** Entries with a place on a published board. */
		placed: number;
		/** Whole nanowatt-hours for each of them, rounded down; absent where there are none. */
		perPlacedNwh: bigint | undefined;
	};
	statement: FootprintStatement | undefined;
	/** Titles of the models and servers that the profile stands for. */
	machines: { model: string; simulated: boolean; server: string; pue: string }[];
}

/** By teams; by them and not charged; on hidden sheets; in replays; by the organiser's own references; by a model that read for the judges. */
export const ENERGY_USES = [
	'teams',
	'free',
	'official',
	'confirmation',
	'baselines',
	'assisted'
] as const;
export type EnergyUse = (typeof ENERGY_USES)[number];

/** Nanowatt-hours in a kilowatt-hour. */
const NWH_PER_KWH = 10n ** 12n;

/** Sums the books of a contest. For after its results: it would tell how much was done behind a freeze. */
export async function footprintOf(
	query: Query,
	{ contest }: { contest: ContestInForce }
): Promise<Footprint> {
	const { id: contestId, rulebook } = contest;
	const { totalNwh, ...books } = await editionEnergy(query, { contestId });
	const { official, confirmation } = await organiserRuns(query, { contestId });
	const statement = await statementInForce(query, { contestId });
	const placed = await placedEntries(query, { contest });
	const models = [...new Map(rulebook.rounds.map(({ model }) => [model.id, model])).values()];
	const machines = models.map(({ title, simulated, profile }) => {
		const { server = '', pue = '', gridIntensity = '0' } = profileById(profile) ?? {};
		return { model: title, simulated, server, pue, gridIntensity };
	});
	// The dirtier grid where rounds are priced by several.
	const ofProfiles = machines
		.map(({ gridIntensity }) => gridIntensity)
		.reduce((a, b) => (compare(parseRational(a), parseRational(b)) < 0 ? b : a), '0');
	const intensity = statement?.gridIntensity ?? ofProfiles;

	return {
		energy: [
			{ by: 'teams', nwh: books.teamsNwh + books.overrunNwh },
			{ by: 'free', nwh: books.unbilledNwh },
			{ by: 'official', nwh: official },
			{ by: 'confirmation', nwh: confirmation },
			{ by: 'baselines', nwh: books.officialRunsNwh - official - confirmation },
			{ by: 'assisted', nwh: books.assistedNwh }
		],
		totalNwh,
		carbon: {
			grams: perKilowattHour(totalNwh, intensity),
			intensity,
			stated: statement?.gridIntensity !== undefined
		},
		water:
			statement?.waterIntensity === undefined
				? undefined
				: {
						litres: perKilowattHour(totalNwh, statement.waterIntensity),
						intensity: statement.waterIntensity
					},
		performance: {
			...(await tokensOf(query, { contestId })),
			placed,
			perPlacedNwh: placed === 0 ? undefined : totalNwh / BigInt(placed)
		},
		statement,
		machines: machines.map(({ model, simulated, server, pue }) => {
			return { model, simulated, server, pue };
		})
	};
}

/** What an energy comes to by a decimal for each kilowatt-hour, rounded once. */
export function perKilowattHour(nwh: bigint, each: string): number {
	return nwh === 0n ? 0 : decimal(multiply(rational(nwh, NWH_PER_KWH), parseRational(each)));
}

const energy = { mapFromDriverValue: (value: number | string) => BigInt(value) };

async function organiserRuns(query: Query, { contestId }: { contestId: string }) {
	const { entry, officialRun, confirmationAnswer } = query.t;
	const [runs] = await query
		.select({ nwh: sql`coalesce(sum(${officialRun.energyNwh}), 0)`.mapWith(energy) })
		.from(officialRun)
		.innerJoin(entry, eq(entry.id, officialRun.entryId))
		.where(eq(entry.contestId, contestId));
	const [replays] = await query
		.select({ nwh: sql`coalesce(sum(${confirmationAnswer.energyNwh}), 0)`.mapWith(energy) })
		.from(confirmationAnswer)
		.innerJoin(entry, eq(entry.id, confirmationAnswer.entryId))
		.where(eq(entry.contestId, contestId));

	return { official: runs?.nwh ?? 0n, confirmation: replays?.nwh ?? 0n };
}

async function tokensOf(query: Query, { contestId }: { contestId: string }) {
	const { interaction, settlement } = query.t;
	const sum = (what: unknown) => sql`coalesce(sum(${what}), 0)`.mapWith(Number);
	const [all] = await query
		.select({
			interactions: count(),
			promptTokens: sum(settlement.promptTokens),
			completionTokens: sum(settlement.completionTokens)
		})
		.from(interaction)
		.innerJoin(settlement, eq(settlement.interactionId, interaction.id))
		.where(eq(interaction.contestId, contestId));
	const { interactions = 0, promptTokens = 0, completionTokens = 0 } = all ?? {};

	return { interactions: Number(interactions), promptTokens, completionTokens };
}

async function placedEntries(query: Query, { contest }: { contest: ContestInForce }) {
	let placed = 0;
	for (const challenge of contest.rulebook.rounds.flatMap(({ challenges }) => challenges)) {
		if (!isRanked(challenge)) continue;
		const scope = { contestId: contest.id, challengeId: challenge.id };
		const published = await publishedBoard(query, scope);
		placed += published?.board.rows.filter(({ place }) => place !== undefined).length ?? 0;
	}

	return placed;
}
