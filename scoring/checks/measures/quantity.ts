import type { Token } from '../text/token.ts';
import { millionths } from './decimal.ts';
import {
	isOtherUnitAt,
	periodAfter,
	periodIn,
	unitAt,
	unitIn,
	UNIT_SIZE,
	type EnergyUnit
} from './unit.ts';

/** An amount of energy a year found among tokens [at, end), in milliwatt-hours. */
export interface Quantity {
	low: bigint;
	high: bigint;
	at: number;
	end: number;
	/** Whether the text names the year, so that it wins over the same figure a month. */
	saysYear: boolean;
}

/** What a label or a column heading says of the figures under it. */
export interface FigureContext {
	unit?: EnergyUnit | 'other' | undefined;
	timesAYear?: bigint | undefined;
	/** Numbers follow JSON, where the point is always decimal. */
	plain?: boolean;
}

const RANGE_LINKS = new Set([
	'-',
	'–',
	'a',
	'y',
	'i',
	'e',
	'eta',
	'o',
	'u',
	'to',
	'hasta',
	'fins',
	'ata',
	'and',
	'al'
]);

const energy = (
	token: Token,
	{ unit, times, plain }: { unit: EnergyUnit; times: bigint; plain: boolean }
) => (millionths(token.text, plain || unit === 'MWh') * UNIT_SIZE[unit] * times) / 1_000_000n;

/** Number at `at`, and the other end of its range if one follows. */
function ends(tokens: readonly Token[], at: number): { from: Token; to: Token; end: number } {
	const from = tokens[at]!;
	let link = at + 1;
	const unit = unitAt(tokens, link);
	if (unit) link += unit.length;
	if (tokens[link]?.text === 'fins' && tokens[link + 1]?.text === 'a') link++;

	const to = tokens[link + 1];
	const isRange = to?.kind === 'number' && RANGE_LINKS.has(tokens[link]?.text ?? '');
	return isRange ? { from, to, end: link + 2 } : { from, to: from, end: at + 1 };
}

/** Every amount with an energy unit, in order. A range keeps both of its ends. */
export function quantitiesIn(
	tokens: readonly Token[],
	{ timesAYear, plain = false }: FigureContext = {}
): Quantity[] {
	const found: Quantity[] = [];

	for (let at = 0; at < tokens.length; at++) {
		if (tokens[at]!.kind !== 'number') continue;
		const range = ends(tokens, at);
		const unit = unitAt(tokens, range.end) ?? unitAt(tokens, at + 1);
		if (!unit) continue;

		const isRange = unitAt(tokens, range.end) !== undefined && range.to !== range.from;
		const end = (isRange ? range.end : at + 1) + unit.length;
		const named = periodAfter(tokens, end);
		const scale = { unit: unit.value, times: named ?? timesAYear ?? 1n, plain };
		const first = energy(range.from, scale);
		const last = isRange ? energy(range.to, scale) : first;
		found.push({
			low: first < last ? first : last,
			high: first < last ? last : first,
			at,
			end,
			saysYear: named === 1n
		});
		at = end - 1;
	}

	return found;
}

/** A figure without unit, where its label or the challenge gives it: «Ahorro (kWh): 150». */
function bareQuantity(tokens: readonly Token[], context: FigureContext): Quantity | undefined {
	const { unit, timesAYear, plain = false } = context;
	if (unit === 'other' || (unit === undefined && unitIn(tokens) === 'other')) return undefined;

	for (let at = 0; at < tokens.length; at++) {
		if (tokens[at]!.kind !== 'number') continue;
		const { from, to, end } = ends(tokens, at);
		if (isOtherUnitAt(tokens, end)) continue;
		const times = periodAfter(tokens, end) ?? timesAYear ?? 1n;
		const scale = { unit: unit ?? 'kWh', times, plain };
		const [first, last] = [energy(from, scale), energy(to, scale)];
		return {
			low: first < last ? first : last,
			high: first < last ? last : first,
			at,
			end,
			saysYear: false
		};
	}
	return undefined;
}

/**
 * The saving that a labelled value states: what follows its last equals sign if that can be read,
 * else a figure a year, else the first figure with an energy unit, else a bare figure.
 */
export function labelledSaving(
	tokens: readonly Token[],
	context: FigureContext
): Quantity | undefined {
	const result = tokens.findLastIndex((token) => token.text === '=' || token.text === '→');
	if (result >= 0) {
		const after = labelledSaving(tokens.slice(result + 1), context);
		if (after) return { ...after, at: after.at + result + 1, end: after.end + result + 1 };
	}

	const quantities = quantitiesIn(tokens, context);
	return (
		quantities.find((quantity) => quantity.saysYear) ??
		quantities[0] ??
		bareQuantity(tokens, context)
	);
}

/** Unit and period that the words of a label fix for its figures. */
export function figureContext(label: readonly Token[], plain = false): FigureContext {
	return { unit: unitIn(label), timesAYear: periodIn(label), plain };
}
