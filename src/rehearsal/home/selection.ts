import type { Random } from '../random.ts';
import type { StockMeasure } from './measure-stock.ts';
import { AREAS, STOCK } from './measure-stock.ts';
import type { PlaceFacts } from './sheet.ts';
import type { Wishes } from './wishes.ts';

/** Chooses the measures of an answer; those kept from an earlier answer come first. */
export function chosenMeasures(
	given: { wishes: Wishes; facts: PlaceFacts; kept: StockMeasure[]; count: number },
	random: Random
): StockMeasure[] {
	const { wishes, facts, kept, count } = given;
	const pool = random.shuffled(fitting(facts, random)).filter((measure) => !kept.includes(measure));
	const askedSpread = wishes.areas && random.chance(0.99);
	const order = askedSpread
		? acrossAreas([...kept, ...pool])
		: [...kept, ...(random.chance(0.45) ? acrossAreas(pool) : withinTwoAreas(pool, random))];
	return order.slice(0, count);
}

/** Those that make sense with the equipment told; with none told, any will do. */
function fitting({ setting, text }: PlaceFacts, random: Random): StockMeasure[] {
	const ofSetting = STOCK.filter((measure) => measure.setting === setting);
	const present = ofSetting.filter(({ needs }) => needs?.test(text));
	if (present.length < 3) return ofSetting;
	const careless = random.chance(0.05);
	return ofSetting.filter(({ needs }) => careless || !needs || needs.test(text));
}

/** One of each area in turn, in the order given within an area. */
function acrossAreas(measures: StockMeasure[]): StockMeasure[] {
	const turns = new Map<StockMeasure, number>();
	for (const area of AREAS) {
		measures
			.filter((measure) => measure.area === area)
			.forEach((measure, turn) => turns.set(measure, turn));
	}
	return measures.toSorted((a, b) => (turns.get(a) ?? 0) - (turns.get(b) ?? 0));
}

/** Two areas first, the rest only where they do not suffice. */
function withinTwoAreas(measures: StockMeasure[], random: Random): StockMeasure[] {
	const favourites = random.shuffled(AREAS).slice(0, 2);
	const rank = ({ area }: StockMeasure) => (favourites.includes(area) ? 0 : 1);
	return measures.toSorted((a, b) => rank(a) - rank(b));
}
