import { accountsSchema } from '../accounts/schema.ts';
import { archiveSchema } from '../archive/schema.ts';
import { auditSchema } from '../audit/schema.ts';
import { budgetSchema } from '../budget/schema.ts';
import { challengesSchema } from '../challenges/schema.ts';
import { contestSchema } from '../contest/schema.ts';
import { gatewaySchema } from '../gateway/schema.ts';
import { entriesSchema } from '../entries/schema.ts';
import { judgingSchema } from '../judging/schema.ts';
import { leaderboardSchema } from '../leaderboard/schema.ts';
import { ledgerSchema } from '../ledger/schema.ts';
import { noticesSchema } from '../notices/schema.ts';
import { teamsSchema } from '../teams/schema.ts';
import type { Kit } from './columns.ts';

/** All tables of the house, built for one engine. */
export function schema(kit: Kit) {
	const accounts = accountsSchema(kit);
	const contest = contestSchema(kit, accounts);
	const teams = teamsSchema(kit, accounts, contest);
	const budget = budgetSchema(kit, accounts, contest, teams);
	const entries = entriesSchema(kit, contest, teams, budget);

	return {
		...ledgerSchema(kit),
		...accounts,
		...auditSchema(kit),
		...contest,
		...noticesSchema(kit, accounts, contest),
		...teams,
		...challengesSchema(kit, accounts, contest),
		...budget,
		...gatewaySchema(kit, accounts, contest),
		...entries,
		...judgingSchema(kit, entries),
		...leaderboardSchema(kit, contest),
		...archiveSchema(kit, accounts, contest)
	};
}

export type Tables = ReturnType<typeof schema>;
