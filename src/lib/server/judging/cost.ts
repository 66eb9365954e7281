import { and, eq, inArray } from 'drizzle-orm';
import type { ChallengeRules, FactData } from '#scoring';
import { divide, parseRational, rational, type Rational } from '#scoring/exact/rational.ts';
import type { Query } from '../db/client.ts';

interface Scope {
	contestId: string;
	challenge: ChallengeRules;
	entryIds: string[];
}

/** What an entry took. */
export interface Spent {
	/** Of the whole conversation, or of all official runs. */
	energyNwh: bigint;
	interactions: number;
	/** Energy by which entries rank: by the language's factor, or per official run. */
	cost: Rational;
}

/** What entries took, entry by entry. One without figures is absent. */
export async function spentOn(query: Query, scope: Scope): Promise<Map<string, Spent>> {
	return scope.challenge.kind === 'template' ? runsOf(query, scope) : conversationsOf(query, scope);
}

async function runsOf(query: Query, { entryIds }: Scope): Promise<Map<string, Spent>> {
	const { officialRun } = query.t;
	const drawn = new Map<string, bigint[]>();
	for (const ids of batches(entryIds)) {
		const rows = await query
			.select({ entryId: officialRun.entryId, energyNwh: officialRun.energyNwh })
			.from(officialRun)
			.where(inArray(officialRun.entryId, ids));
		for (const { entryId, energyNwh } of rows) {
			drawn.set(entryId, [...(drawn.get(entryId) ?? []), energyNwh]);
		}
	}

	return new Map(
		[...drawn].map(([entryId, runs]) => {
			const energyNwh = runs.reduce((sum, one) => sum + one, 0n);
			const cost = rational(energyNwh, BigInt(runs.length));
			return [entryId, { energyNwh, interactions: runs.length, cost }];
		})
	);
}

async function conversationsOf(
	query: Query,
	{ contestId, challenge, entryIds }: Scope
): Promise<Map<string, Spent>> {
	const { fact, settlement } = query.t;
	const presented = new Map<string, FactData<'entry-presented'>>();
	for (const ids of batches(entryIds)) {
		const rows = await query
			.select({ subject: fact.subject, leaf: fact.leaf })
			.from(fact)
			.where(
				and(
					eq(fact.contestId, contestId),
					eq(fact.kind, 'entry-presented'),
					inArray(fact.subject, ids)
				)
			);
		for (const { subject, leaf } of rows) presented.set(subject, JSON.parse(leaf).data);
	}

	const energy = new Map<string, bigint>();
	for (const ids of batches([...new Set([...presented.values()].flatMap(turnsOf))])) {
		const rows = await query
			.select({ id: settlement.interactionId, energyNwh: settlement.energyNwh })
			.from(settlement)
			.where(inArray(settlement.interactionId, ids));
		for (const { id, energyNwh } of rows) energy.set(id, energyNwh);
	}

	const factors: Readonly<Record<string, string>> = challenge.languageFactors;
	return new Map(
		[...presented].map(([entryId, data]) => {
			const turns = turnsOf(data);
			const energyNwh = turns.reduce((sum, id) => sum + (energy.get(id) ?? 0n), 0n);
			const factor = parseRational(factors[data.language] ?? '1');
			const cost = divide(rational(energyNwh), factor);
			return [entryId, { energyNwh, interactions: turns.length, cost }];
		})
	);
}

const turnsOf = ({ presented }: FactData<'entry-presented'>): string[] =>
	presented.kind === 'template' ? [] : presented.interactionIds;

/** What one entry took, as far as a judge is told. */
export type EnergySpent = Pick<Spent, 'energyNwh' | 'interactions'>;

export async function energySpent(
	query: Query,
	{
		contestId,
		challenge,
		entryId
	}: { contestId: string; challenge: ChallengeRules; entryId: string }
): Promise<EnergySpent | undefined> {
	const spent = (await spentOn(query, { contestId, challenge, entryIds: [entryId] })).get(entryId);

	return spent && { energyNwh: spent.energyNwh, interactions: spent.interactions };
}

/** Lists short enough for one query. */
function* batches(ids: string[]): Generator<string[]> {
	for (let from = 0; from < ids.length; from += 500) yield ids.slice(from, from + 500);
}
