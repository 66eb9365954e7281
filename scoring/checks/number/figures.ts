import { multiply, parseRational, rational, type Rational } from '../../exact/rational.ts';
import type { NumberUnit } from '../../rulebook/check-rules.ts';
import { millionths } from '../measures/decimal.ts';
import { asLatin } from '../text/confusable.ts';
import { foldText, type FoldedText } from '../text/fold.ts';
import { tokensOf, type Token } from '../text/token.ts';

/** A number of an answer, in the rule's unit where one follows it. */
export interface Figure {
	value: Rational;
	/** Tokens [at, end). */
	at: number;
	end: number;
	unit: 'named' | 'none' | 'other';
	/** One end of «100 a 150 kWh»: a text that gives two numbers gives none. */
	range: boolean;
}

/** The folded text of an answer, lookalikes as Latin letters, with its tokens. */
export interface Words {
	folded: FoldedText;
	tokens: Token[];
}

const MILLION = 1_000_000n;
const RANGE_MARKS = new Set([
	'-',
	'–',
	'a',
	'y',
	'i',
	'e',
	'eta',
	'o',
	'ou',
	'hasta',
	'fins',
	'ata'
]);
const MINUS = new Set(['-', '–']);

/** Cuts an answer into words, numbers and marks. */
export function wordsOf(text: string | FoldedText): Words {
	const folded = typeof text === 'string' ? foldText(text) : text;
	return { folded, tokens: tokensOf(asLatin(folded.text)) };
}

interface UnitName {
	words: string[];
	times: Rational;
}

function unitNames(unit: NumberUnit): UnitName[] {
	const named = [
		{ names: unit.names, times: '1' },
		...(unit.also ?? []).map(({ names, times }) => ({ names, times }))
	];
	return named
		.flatMap(({ names, times }) =>
			names.map((name) => ({
				words: wordsOf(name).tokens.map(({ text }) => text),
				times: parseRational(times)
			}))
		)
		.filter(({ words }) => words.length > 0)
		.sort((a, b) => b.words.length - a.words.length);
}

const standsAt = (tokens: readonly Token[], at: number, words: readonly string[]) =>
	words.every((word, index) => tokens[at + index]?.text === word);

function isListMarker(tokens: readonly Token[], at: number): boolean {
	const before = tokens[at - 1];
	const after = tokens[at + 1]?.text;
	const opensLine = before === undefined || before.kind === 'break' || before.text === '#';
	return opensLine && (after === '.' || after === ')' || after === '.-');
}

function isNegative(tokens: readonly Token[], at: number): boolean {
	const sign = tokens[at - 1];
	if (!sign || !MINUS.has(sign.text) || tokens[at]?.spaced) return false;
	const before = tokens[at - 2];
	return (
		before?.kind !== 'number' && (sign.spaced || before === undefined || before.kind !== 'word')
	);
}

/** Every number of an answer, list markers aside, with its unit as a rule names it. */
export function figuresIn({ tokens }: Words, unit: NumberUnit | undefined): Figure[] {
	const names = unit ? unitNames(unit) : [];
	const figures: Figure[] = [];
	tokens.forEach((token, at) => {
		if (token.kind !== 'number' || isListMarker(tokens, at)) return;
		const after = names.find(({ words }) => standsAt(tokens, at + 1, words));
		const before = names.find(
			({ words: [mark, ...rest] }) => rest.length === 0 && tokens[at - 1]?.text === mark
		);
		const name = after ?? (before && tokens[at - 1]?.kind === 'mark' ? before : undefined);
		const magnitude = rational(millionths(token.text, false), MILLION);
		const signed = isNegative(tokens, at) ? rational(-magnitude.n, magnitude.d) : magnitude;
		const next = tokens[at + 1];
		const bare = next === undefined || next.kind === 'break' || next.kind === 'mark';
		figures.push({
			value: name ? multiply(signed, name.times) : signed,
			at,
			end: at + 1 + (after?.words.length ?? 0),
			unit: name ? 'named' : bare || unit === undefined ? 'none' : 'other',
			range: false
		});
	});

	figures.forEach((figure, index) => {
		const next = figures[index + 1];
		if (!next || next.unit !== 'named') return;
		const link = figure.end;
		if (next.at !== link + 1 || !RANGE_MARKS.has(tokens[link]?.text ?? '')) return;
		const times = names.find(({ words }) => standsAt(tokens, next.at + 1, words))?.times;
		if (figure.unit !== 'named' && times) figure.value = multiply(figure.value, times);
		figure.unit = 'named';
		figure.range = next.range = true;
	});
	return figures;
}
