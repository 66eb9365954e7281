import { inverse } from './inverse.ts';

/** What one judge gave to one unit: an entry, or one criterion of it. */
export interface Rating {
	judge: string;
	unit: string;
	value: number;
	/** When it was given, epoch milliseconds. */
	at: number;
}

export interface Residual {
	rating: Rating;
	/** What was given less what the model expects of this judge on this unit. */
	value: number;
	/** The part of a degree of freedom that it brings: 1 less its leverage. */
	freedom: number;
}

export interface AdditiveFit {
	/** Judge by judge: how much more than the others it gives to the same units. Of each group they add to 0. */
	effects: Map<string, { effect: number; variance: number }>;
	residuals: Residual[];
	/** Of the whole; the variance of one rating is `squares / freedom`. */
	squares: number;
	freedom: number;
	/** Judges whom a chain of shared units joins, in groups: across two of them nothing compares. */
	groups: string[][];
}

/**
 * The additive two-way model, value = unit + judge + chance, by least squares: each judge is compared
 * on the units that it shares with others, whatever units those are. Units with one rating are left
 * out. `variance` is in units of that of one rating. Source: the intrablock analysis of incomplete
 * blocks (Yates 1936), judges as treatments and units as blocks; as in Montgomery, «Design and
 * Analysis of Experiments», section 4.4.
 */
export function additiveFit(ratings: readonly Rating[]): AdditiveFit {
	const blocks = [...Map.groupBy(ratings, ({ unit }) => unit).values()].filter(
		(block) => block.length > 1
	);
	const groups = groupsOf(blocks);
	const judges = groups.flat();
	const placeOf = new Map(judges.map((judge, place) => [judge, place]));
	const place = ({ judge }: Rating) => placeOf.get(judge) ?? 0;

	const information = judges.map(() => new Array<number>(judges.length).fill(0));
	const adjusted = new Array<number>(judges.length).fill(0);
	for (const block of blocks) {
		const mean = meanOf(block);
		for (const rating of block) {
			const own = place(rating);
			adjusted[own] = (adjusted[own] ?? 0) + rating.value - mean;
			for (const other of block) {
				addTo(information, own, place(other), (other === rating ? 1 : 0) - 1 / block.length);
			}
		}
	}
	// Effects of a group that add to 0: the same answer, and the matrix can be turned around.
	for (const group of groups) {
		const places = group.map((judge) => placeOf.get(judge) ?? 0);
		for (const a of places) for (const b of places) addTo(information, a, b, 1 / group.length);
	}
	const turned = inverse(information);
	for (const group of groups) {
		const places = group.map((judge) => placeOf.get(judge) ?? 0);
		for (const a of places) for (const b of places) addTo(turned, a, b, -1 / group.length);
	}
	const effects = turned.map((row) =>
		row.reduce((sum, one, at) => sum + one * (adjusted[at] ?? 0), 0)
	);

	const residuals = blocks.flatMap((block) => residualsOf(block, { place, effects, turned }));
	return {
		effects: new Map(
			judges.map((judge, at) => [
				judge,
				{ effect: effects[at] ?? 0, variance: turned[at]?.[at] ?? 0 }
			])
		),
		residuals,
		squares: residuals.reduce((sum, { value }) => sum + value * value, 0),
		freedom: residuals.length - blocks.length - judges.length + groups.length,
		groups
	};
}

interface Solved {
	place: (rating: Rating) => number;
	effects: number[];
	turned: number[][];
}

function residualsOf(block: Rating[], { place, effects, turned }: Solved): Residual[] {
	const places = block.map(place);
	const share = 1 / block.length;
	const mean = meanOf(block);
	const meanEffect = places.reduce((sum, at) => sum + share * (effects[at] ?? 0), 0);
	const within = (a: number, b: number) => turned[a]?.[b] ?? 0;
	const all = places.reduce(
		(sum, a) => sum + places.reduce((part, b) => part + share * share * within(a, b), 0),
		0
	);

	return block.map((rating, index) => {
		const own = places[index] ?? 0;
		const shared = places.reduce((sum, at) => sum + share * within(own, at), 0);
		const leverage = share + within(own, own) - 2 * shared + all;
		const value = rating.value - mean - ((effects[own] ?? 0) - meanEffect);
		return { rating, value, freedom: 1 - leverage };
	});
}

/** Judges joined by shared units, each group and the groups in the order of their ids. */
function groupsOf(blocks: Rating[][]): string[][] {
	const leader = new Map<string, string>();
	const first = (judge: string): string => {
		const next = leader.get(judge) ?? judge;
		return next === judge ? judge : first(next);
	};
	for (const block of blocks) {
		const [head] = block;
		for (const { judge } of block) {
			const [a, b] = [first(head?.judge ?? judge), first(judge)];
			leader.set(b > a ? b : a, b > a ? a : b);
			leader.set(b > a ? a : b, b > a ? a : b);
		}
	}
	const judges = [...new Set(blocks.flat().map(({ judge }) => judge))].toSorted();

	return [...Map.groupBy(judges, first).values()];
}

function meanOf(block: Rating[]): number {
	return block.reduce((sum, { value }) => sum + value, 0) / block.length;
}

function addTo(matrix: number[][], row: number, column: number, one: number): void {
	const cells = matrix[row];
	if (cells) cells[column] = (cells[column] ?? 0) + one;
}
