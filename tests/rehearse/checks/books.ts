import { leftOf, spentOf, type Spent } from '../../../src/lib/server/budget/balance.ts';
import { interactionEnergy, profileById } from '#scoring/energy';
import type { BudgetRules } from '#scoring';
import type { Event } from '../event.ts';
import { holds, milliwattHours, sum, type Finding, type OnRecord } from './record.ts';

interface Account {
	name: string;
	budget: BudgetRules;
	spent: Spent;
	rows: OnRecord['interactions'];
}

/** Whether what the teams' budgets lost is what was taken in their name, and no more. */
export async function checkBooks(record: OnRecord, event: Event): Promise<Finding[]> {
	const accounts = await accountsOf(record);

	return [
		billedIsLost(accounts),
		holds(
			'no hold is left',
			accounts.filter(({ spent }) => spent.open > 0).map(({ name }) => name),
			`${record.interactions.length} held, ${record.interactions.filter(({ settled }) => settled).length} settled`
		),
		holds(
			'no budget lost more than it had',
			accounts.filter(isOverdrawn).map(({ name }) => name),
			`${accounts.length} budgets, ${accounts.filter(isSpent).length} of them without an interaction left`
		),
		energyFollowsFromTokens(record),
		onlyWholeAndStoppedAreBilled(record),
		toldWhatIsLeft(accounts, event)
	];
}

async function accountsOf({ db, contest, teams, interactions }: OnRecord): Promise<Account[]> {
	const challenges = contest.rulebook.rounds.flatMap((round) => round.challenges);
	const accounts = teams.flatMap(({ id, name }) =>
		challenges.map((challenge) => ({ teamId: id, team: name, challenge }))
	);

	return Promise.all(
		accounts.map(async ({ teamId, team, challenge }) => ({
			name: `${team} ${challenge.id}`,
			budget: challenge.budget,
			spent: await spentOf(db.read, { teamId, challengeId: challenge.id }),
			rows: interactions.filter(
				({ held }) => held.teamId === teamId && held.challengeId === challenge.id
			)
		}))
	);
}

/** Account by account; the figures are their sums. */
function billedIsLost(accounts: Account[]): Finding {
	const books = accounts.map(({ name, spent, rows }) => {
		const billed = rows.flatMap(({ settled }) => (settled?.billed ? [settled] : []));
		return {
			name,
			interactions: billed.length,
			taken: sum(billed.map(({ energyNwh }) => energyNwh)),
			lost: spent.energyNwh,
			overrun: sum(billed.map(({ overrunEnergyNwh }) => overrunEnergyNwh)),
			even: spent.interactions === billed.length
		};
	});
	const broken = books.filter(
		({ taken, lost, overrun, even }) => taken !== lost + overrun || !even
	);
	const [taken, lost, overrun] = (['taken', 'lost', 'overrun'] as const).map((part) =>
		milliwattHours(sum(books.map((book) => book[part])))
	);
	const many = books.reduce((total, { interactions }) => total + interactions, 0);

	return holds(
		'energy of billed interactions = what budgets lost + overrun',
		broken.map(({ name }) => name),
		`${taken} = ${lost} + ${overrun}, ${many} billed`
	);
}

const isOverdrawn = ({ budget, spent }: Account) =>
	spent.interactions > budget.interactions ||
	spent.tokens > budget.tokens ||
	spent.energyNwh > BigInt(budget.energyNwh);

const isSpent = ({ budget, spent }: Account) => spent.interactions === budget.interactions;

function energyFollowsFromTokens({ interactions }: OnRecord): Finding {
	const broken = interactions.flatMap(({ held, settled }) => {
		const profile = profileById(held.profileId);
		if (!settled || !profile) return [held.id];
		const { promptTokens, completionTokens } = settled;
		const energy = interactionEnergy(profile, { promptTokens, cachedTokens: 0, completionTokens });
		return energy.ok && energy.energyNwh === settled.energyNwh ? [] : [held.id];
	});
	const tokens = interactions.reduce(
		(total, { settled }) => total + (settled ? settled.promptTokens + settled.completionTokens : 0),
		0
	);

	return holds('every energy follows from its tokens', broken, `${tokens} tokens`);
}

function onlyWholeAndStoppedAreBilled({ interactions }: OnRecord): Finding {
	const outcomes = new Map<string, number>();
	const broken = interactions.flatMap(({ held, settled }) => {
		if (!settled) return [held.id];
		const { outcome, billed } = settled;
		outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
		if (outcome === 'failed') return [];
		return billed === (outcome === 'completed' || outcome === 'aborted') ? [] : [held.id];
	});

	return holds(
		'whole and stopped answers are billed, cut and released ones are not',
		broken,
		[...outcomes].map(([outcome, many]) => `${many} ${outcome}`).join(', ')
	);
}

function toldWhatIsLeft(accounts: Account[], { left }: Event): Finding {
	const broken = accounts.flatMap(({ name, budget, spent }) => {
		const told = left.get(name);
		if (!told) return [];
		const { interactions, tokens, energyNwh } = leftOf(budget, spent);
		const same =
			told.interactions === interactions &&
			told.tokens === tokens &&
			BigInt(told.energyNwh) === energyNwh;
		return same ? [] : [name];
	});

	return holds('teams are told what is left', broken, `${left.size} pages`);
}
