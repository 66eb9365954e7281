import type { Random } from '../random.ts';
import { randomFrom } from '../random.ts';
import type { StockMeasure } from './measure-stock.ts';
import type { Phrases } from './phrases/phrases.ts';
import { chosenMeasures } from './selection.ts';
import type { PlaceFacts } from './sheet.ts';
import type { Wishes } from './wishes.ts';

/** One measure as the answer will tell it; a field that the answer leaves out is undefined. */
export interface DraftMeasure {
	area: string;
	what: string;
	where: string | undefined;
	/** kWh a year, or a phrase without a figure. */
	saving: number | string | undefined;
	cost: string | undefined;
	/** Sentences that nobody asked for. */
	reasons: string[];
}

const ASSUMED_YEARLY_KWH = { home: 3_000, office: 12_000 } as const;

/** Decides what the answer says, before how it is laid out. */
export function draftOf(
	given: { wishes: Wishes; facts: PlaceFacts; phrases: Phrases; kept: StockMeasure[]; key: string },
	random: Random
): DraftMeasure[] {
	const { wishes, facts, phrases, kept, key } = given;
	const chosen = chosenMeasures({ wishes, facts, kept, count: countOf(wishes, random) }, random);
	const factor = savingsFactor(chosen, wishes, facts, random);
	const yearly = facts.yearlyKwh ?? ASSUMED_YEARLY_KWH[facts.setting];
	const inKwh = random.chance(savingChance(wishes));
	const inLevels = random.chance(costChance(wishes));
	const hasWhere = random.chance(wishes.where ? 0.99 : 0.4);
	const hasVagueSaving = !inKwh && (wishes.saving || random.chance(0.6));
	const hasVagueCost = !inLevels && (wishes.cost || random.chance(0.2));
	const reasonsOf = talk(wishes.brevity > 0 ? 0 : isVague(wishes) ? 3 : 1, phrases, random);

	return chosen.map((stock) => {
		const steady = randomFrom(`${key} ${stock.id}`).between(0.85, 1.15);
		const kwh = rounded(yearly * stock.share * steady * factor);
		const slips = random.chance(0.004);
		return {
			area: phrases.areas[stock.area],
			what: phrases.measures[stock.id],
			where: hasWhere && !slips ? whereOf(stock, facts, phrases, random) : undefined,
			saving: inKwh ? kwh : hasVagueSaving ? random.pick(phrases.vagueSavings) : undefined,
			cost: inLevels
				? phrases.costs[stock.cost]
				: hasVagueCost
					? vagueCostOf(stock, phrases, random)
					: undefined,
			reasons: reasonsOf(stock)
		};
	});
}

/** Gives each measure so many sentences, none twice: those of its area first, then common ones. */
function talk(
	sentences: number,
	{ reasons, asides }: Phrases,
	random: Random
): (stock: StockMeasure) => string[] {
	const told = new Set<string>();
	const common = random.shuffled(asides);
	return ({ area }) => {
		const fresh = [...random.shuffled(reasons[area]), ...common].filter((text) => !told.has(text));
		const said = fresh.slice(0, sentences);
		for (const text of said) told.add(text);
		return said;
	};
}

/** Whether the prompt leaves the shape of the answer to the model. */
export function isVague({ count, where, saving, cost }: Wishes): boolean {
	return [count !== undefined, where, saving, cost].filter(Boolean).length < 2;
}

function countOf({ count, exact }: Wishes, random: Random): number {
	if (count === undefined) return random.whole(7, 9);
	if (random.chance(exact ? 0.985 : 0.8)) return count;
	return random.chance(0.75) ? count + 1 : count - 1;
}

function savingChance({ saving, savingInKwh }: Wishes): number {
	if (savingInKwh) return 0.985;
	return saving ? 0.6 : 0.15;
}

function costChance({ cost, costLevels }: Wishes): number {
	if (cost && costLevels) return 0.985;
	return cost ? 0.42 : 0.1;
}

/** Usually one; a model that was given no bound sometimes promises more than the place uses. */
function savingsFactor(
	chosen: StockMeasure[],
	{ bounded }: Wishes,
	{ yearlyKwh }: PlaceFacts,
	random: Random
): number {
	const tooHigh = bounded ? 0.01 : yearlyKwh === undefined ? 0.12 : 0.04;
	if (!random.chance(tooHigh)) return 1;
	const total = chosen.reduce((sum, { share }) => sum + share, 0);
	return random.between(0.65, 0.95) / total;
}

function whereOf(
	{ rooms }: StockMeasure,
	{ text }: PlaceFacts,
	phrases: Phrases,
	random: Random
): string {
	const names = rooms.map((room) => phrases.rooms[room]);
	const mentioned = names.filter((name) => text.includes(name));
	const candidates = mentioned.length > 0 ? mentioned : names;
	const [first = '', second] = candidates;
	return second && random.chance(0.35) ? `${first} ${phrases.and} ${second}` : first;
}

function vagueCostOf({ cost }: StockMeasure, phrases: Phrases, random: Random): string {
	return cost === 'none' ? phrases.freeOfCost : random.pick(phrases.vagueCosts);
}

function rounded(kwh: number): number {
	const step = kwh < 300 ? 5 : 10;
	return Math.max(step, Math.round(kwh / step) * step);
}
