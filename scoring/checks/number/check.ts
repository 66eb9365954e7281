import {
	add,
	compare,
	format,
	multiply,
	parseRational,
	rational,
	subtract,
	ZERO,
	type Rational
} from '../../exact/rational.ts';
import type { AnyCheckRule } from '../../rulebook/check-rules.ts';
import { MOST_EVIDENCE, type CheckOutcome } from '../check.ts';
import { originalSpan } from '../text/fold.ts';
import { figuresIn, wordsOf, type Figure, type Words } from './figures.ts';

type NumberRule = Extract<AnyCheckRule, { kind: 'number' }>;

/** A number may stand this many words after its label. */
const REACH = 12;

/** The figures that a rule speaks of: the first after each of its labels, or all of its unit. */
function chosen(words: Words, { label, unit }: NumberRule): Figure[] {
	const figures = figuresIn(words, unit);
	if (!label) return figures.filter((figure) => figure.unit === (unit ? 'named' : 'none'));

	const labels = label.map((phrase) => wordsOf(phrase).tokens.map(({ text }) => text));
	const found = new Set<Figure>();
	const byPlace = new Map(figures.map((figure) => [figure.at, figure]));
	words.tokens.forEach((_, at) => {
		const named = labels.find(
			(phrase) =>
				phrase.length > 0 && phrase.every((word, i) => words.tokens[at + i]?.text === word)
		);
		if (!named) return;
		const from = at + named.length;
		for (let place = from; place < from + REACH; place++) {
			if (words.tokens[place]?.kind === 'break') return;
			const figure = byPlace.get(place);
			if (!figure || figure.unit === 'other') continue;
			found.add(figure);
			const end = figure.range ? figures[figures.indexOf(figure) + 1] : undefined;
			if (end?.range) found.add(end);
			return;
		}
	});
	return [...found];
}

interface Bounds {
	low?: Rational;
	high?: Rational;
}

/** The least and the most that is right, both included. */
export function boundsOf(expected: NumberRule['expected']): Bounds {
	if (!('equals' in expected)) {
		return {
			...(expected.min === undefined ? {} : { low: parseRational(expected.min) }),
			...(expected.max === undefined ? {} : { high: parseRational(expected.max) })
		};
	}
	const value = parseRational(expected.equals);
	const { within } = expected;
	const off =
		'amount' in within
			? parseRational(within.amount)
			: multiply(value.n < 0n ? subtract(ZERO, value) : value, parseRational(within.share));
	return { low: subtract(value, off), high: add(value, off) };
}

const shown = (value: Rational): string =>
	value.d === 1n ? String(value.n) : format(rational(value.n, value.d));

/**
 * A number of the answer, the sum of all, or each of them is what it should be: a value with its
 * tolerance, or within a range. Exact; a number that is given as two is none.
 */
export function checkNumber(words: Words, rule: NumberRule): CheckOutcome {
	const figures = chosen(words, rule);
	const { low, high } = boundsOf(rule.expected);
	const params: CheckOutcome['params'] = {};
	if (low) params['low'] = shown(low);
	if (high) params['high'] = shown(high);

	const spans = (some: readonly Figure[]) =>
		some
			.slice(0, MOST_EVIDENCE)
			.map(({ at, end }) =>
				originalSpan(
					words.folded,
					words.tokens[at]?.start ?? 0,
					words.tokens[end - 1]?.end ?? words.folded.length
				)
			);
	const told = (reason: string, some: readonly Figure[], value?: Rational): CheckOutcome => ({
		kind: 'number',
		outcome: reason === 'number-right' ? 'passed' : 'failed',
		reason,
		params: value ? { ...params, value: shown(value) } : params,
		evidence: spans(some)
	});

	const [first] = figures;
	if (!first) return told('number-missing', []);
	const isDoubtful =
		rule.take === 'one'
			? figures.some(({ value }) => compare(value, first.value) !== 0)
			: rule.take === 'sum' && figures.some(({ range }) => range);
	if (isDoubtful) return told('number-ambiguous', figures);

	const sum = () => figures.reduce((total, { value }) => add(total, value), ZERO);
	const values = rule.take === 'every' ? figures.map(({ value }) => value) : [];
	if (rule.take === 'one') values.push(first.value);
	if (rule.take === 'sum') values.push(sum());
	for (const [index, value] of values.entries()) {
		const some = rule.take === 'every' ? figures.slice(index, index + 1) : figures;
		if (low && compare(value, low) < 0) return told('number-too-low', some, value);
		if (high && compare(value, high) > 0) return told('number-too-high', some, value);
	}
	return told('number-right', figures, values[0]);
}
