import { lexicon, matchAt } from '../text/lexicon.ts';
import type { Token } from '../text/token.ts';
import { leadingRole, type Role } from './label.ts';
import { markerAt, type Marker } from './marker.ts';

/** One line of an answer without its list marker, or one item of a list written on a single line. */
export interface Line extends Marker {
	tokens: Token[];
	/** Whether a blank line stands before it. */
	afterBlank: boolean;
	/** Bold from its first to its last word. */
	boldTitle: boolean;
	/** Role of the label that opens it. */
	role: Role | undefined;
	/** Opens a total, a note or a farewell. */
	closes: boolean;
	/** Says «Ahorro total» or the like, which a few people write for each measure. */
	total: boolean;
}

const CLOSERS = lexicon<true>([
	['resumen|resum|resumo|laburpen+|conclusion+|conclusio+|nota|notas|notes|oharra|ondorio+', true],
	[
		'en total|en conjunto|en conjunt|en conxunto|guztira|con estas|amb aquestes|con este plan',
		true
	],
	['estas medidas|estas cinco|aquestes mesures|aquestes cinc|las cinco|les cinc|as cinco', true],
	['estas medidas suman|suponen|neurri hauek|neurri horiekin|bost neurri+|neurri guztiak', true],
	['recuerda|espero|si quieres|recorda|lembra|sumando|suma|summary|in total|the total|note', true],
	['todas las medidas|totes les mesures|todas as medidas|este plan|aquest pla|plan honekin', true],
	['el ahorro conjunto|el plan|coherencia|justificacion general|observaciones generales', true]
]);
const TOTALS = new Set(['total', 'totales', 'totals', 'totala', 'guztira', 'guztizko', 'suma']);
const TOTAL_WITHIN = 6;

function saysTotal(tokens: readonly Token[]): boolean {
	for (const token of tokens.slice(0, TOTAL_WITHIN)) {
		if (token.kind === 'number') return false;
		if (TOTALS.has(token.text)) return true;
	}
	return false;
}

const isAllBold = (tokens: readonly Token[]) =>
	tokens.length > 0 && tokens.every((token) => token.bold || token.kind === 'mark');

/** Splits an answer's tokens into lines; `text` is the folded text that the tokens index. */
export function linesOf(text: string, tokens: readonly Token[]): Line[] {
	const lines: Line[] = [];
	let start = 0;
	let first = 0;
	let afterBlank = true;

	const close = (end: number, last: number) => {
		const marker = markerAt(text, start, end);
		const content = tokens.slice(first, last).filter((token) => token.start >= marker.content);
		const isRule = content.every((token) => '-–=_*'.includes(token.text));
		if (isRule && marker.ordinal === undefined) afterBlank = true;
		else {
			for (const item of inlineItems(content, marker)) {
				lines.push({ ...describe(item.tokens, item.marker), afterBlank });
				afterBlank = false;
			}
		}
	};

	tokens.forEach((token, index) => {
		if (token.kind !== 'break') return;
		close(token.start, index);
		start = token.end;
		first = index + 1;
	});
	close(text.length, tokens.length);
	return lines;
}

function describe(tokens: Token[], marker: Marker): Omit<Line, 'afterBlank'> {
	const opening = tokens[0]?.text === '|' ? tokens.slice(1, 3) : tokens.slice(0, 3);
	const total = saysTotal(tokens);
	return {
		...marker,
		tokens,
		boldTitle: isAllBold(tokens),
		role: leadingRole(tokens),
		total,
		closes: total || opening.some((_, at) => at === 0 && matchAt(CLOSERS, opening, 0)) || false
	};
}

interface Item {
	tokens: Token[];
	marker: Marker;
}

const BEFORE_ITEM = new Set(['.', ';', ',', ':', ')', '-', '–']);
const FEWEST_INLINE = 3;

/** Items of «1) … 2) … 3) …» written on one line; the line itself where there are none. */
function inlineItems(tokens: Token[], marker: Marker): Item[] {
	const cuts: number[] = [];
	let expected = (marker.ordinal ?? 0) + 1;

	for (let at = 0; at + 2 < tokens.length; at++) {
		const token = tokens[at]!;
		if (token.kind !== 'number' || token.text !== String(expected)) continue;
		const delimiter = tokens[at + 1]!.text;
		const opens = delimiter === ')' || delimiter === '.' || delimiter === 'º';
		const before = tokens[at - 1];
		const stands = !before || BEFORE_ITEM.has(before.text) || delimiter === ')';
		const bracketed = before?.text === '(';
		if (!opens || !(stands || bracketed) || tokens[at + 2]!.kind !== 'word') continue;
		cuts.push(bracketed ? at - 1 : at);
		expected++;
	}

	const count = cuts.length + (marker.ordinal === undefined ? 0 : 1);
	if (count < FEWEST_INLINE) return [{ tokens, marker }];
	const head = tokens.slice(0, cuts[0]);
	const first = Number(
		tokens[cuts[0]!]!.text === '(' ? tokens[cuts[0]! + 1]!.text : tokens[cuts[0]!]!.text
	);
	const items = cuts.map((cut, index) => ({
		tokens: tokens.slice(cut + (tokens[cut]!.text === '(' ? 3 : 2), cuts[index + 1]),
		marker: { ...marker, heading: 0, ordinal: first + index }
	}));
	return head.length > 0 ? [{ tokens: head, marker }, ...items] : items;
}
