import { and, eq, inArray } from 'drizzle-orm';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';

export type BudgetKind = 'interactions' | 'tokens' | 'energyNwh';

/** A team that has nearly spent a budget of a challenge. */
export interface TightBudget {
	team: { id: string; name: string };
	challengeId: string;
	/** The budget that is nearest its end. */
	kind: BudgetKind;
	/** Share of it that is spent, 0 to 1. */
	spent: number;
}

const NEARLY = 0.9;

/** Teams that have spent nine tenths of a budget or more in challenges that count, the nearest first. */
export async function tightBudgets(
	query: Query,
	{ contest, challengeIds }: { contest: ContestInForce; challengeIds: string[] }
): Promise<TightBudget[]> {
	const { spending, team } = query.t;
	const rows = await query
		.select({ spending, name: team.name })
		.from(spending)
		.innerJoin(team, eq(team.id, spending.teamId))
		.where(and(eq(team.contestId, contest.id), inArray(spending.challengeId, challengeIds)));
	const budgets = new Map(
		contest.rulebook.rounds.flatMap(({ challenges }) =>
			challenges.map(({ id, budget }) => [id, budget] as const)
		)
	);

	return rows
		.flatMap(({ spending: { teamId, challengeId, ...spent }, name }) => {
			const budget = budgets.get(challengeId);
			if (!budget) return [];
			const shares = (['interactions', 'tokens', 'energyNwh'] as const).map((kind) => ({
				kind,
				spent: Number(spent[kind]) / budget[kind]
			}));
			const [nearest] = shares.sort((one, other) => other.spent - one.spent);
			if (!nearest || nearest.spent < NEARLY) return [];

			return [{ team: { id: teamId, name }, challengeId, ...nearest }];
		})
		.sort((one, other) => other.spent - one.spent || (one.team.name < other.team.name ? -1 : 1));
}
