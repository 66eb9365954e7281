import { originalSpan, type FoldedText } from '../text/fold.ts';
import type { Token } from '../text/token.ts';
import { inferredArea, isOnlyAnArea, namedArea } from './area.ts';
import { costInText, labelledCost, loneLevel } from './cost.ts';
import type { Role } from './label.ts';
import type { Area, Measure } from './measure.ts';
import { placeIn, saysWhere } from './place.ts';
import { labelledSaving, type FigureContext } from './quantity.ts';
import { savingInText } from './saving.ts';

/** A stretch of a measure: a cell, a JSON value, what follows a label, or (`free`) running text. */
export interface Piece extends FigureContext {
	role: Role | 'free';
	tokens: Token[];
}

const GENERIC = new Set([
	'medida',
	'medidas',
	'mesura',
	'neurria',
	'accion',
	'accio',
	'measure',
	'propuesta',
	'numero'
]);

const isName = (token: Token) =>
	token.kind === 'word' && token.text.length >= 3 && !GENERIC.has(token.text);

const saysWhat = (tokens: readonly Token[]) => tokens.some(isName) && !isOnlyAnArea(tokens);

interface Located {
	tokens: readonly Token[];
	at: number;
	end: number;
}

function firstOf<Found extends { at: number; end: number }>(
	pieces: readonly Piece[],
	read: (piece: Piece) => Found | undefined
): (Found & Located) | undefined {
	for (const piece of pieces) {
		const found = read(piece);
		if (found) return { ...found, tokens: piece.tokens };
	}
	return undefined;
}

const whole = (tokens: readonly Token[]) => ({ at: 0, end: tokens.length });

function whatOf(pieces: readonly Piece[]) {
	const labelled = pieces.filter((piece) => piece.role === 'what');
	const free = pieces.filter((piece) => piece.role === 'free');
	return firstOf([...labelled, ...free], ({ tokens }) =>
		saysWhat(tokens) ? whole(tokens) : undefined
	);
}

function whereOf(pieces: readonly Piece[]) {
	const labelled = pieces.filter((piece) => piece.role === 'where');
	const text = pieces.filter((piece) => piece.role === 'what' || piece.role === 'free');
	return (
		firstOf(labelled, ({ tokens }) => (saysWhere(tokens) ? whole(tokens) : undefined)) ??
		firstOf(text, ({ tokens }) => {
			const at = placeIn(tokens);
			return at === undefined ? undefined : { at, end: at + 1 };
		})
	);
}

function savingOf(pieces: readonly Piece[]) {
	const labelled = pieces.filter((piece) => piece.role === 'saving');
	const text = pieces.filter((piece) => !['saving', 'cost', 'other'].includes(piece.role));
	return (
		firstOf(labelled, (piece) => labelledSaving(piece.tokens, piece)) ??
		firstOf(text, ({ tokens }) => savingInText(tokens)) ??
		firstOf(
			pieces.filter((piece) => piece.role === 'cost' || piece.role === 'other'),
			({ tokens }) => savingInText(tokens)
		)
	);
}

function costOf(pieces: readonly Piece[]) {
	const labelled = pieces.filter((piece) => piece.role === 'cost');
	const text = pieces.filter((piece) => piece.role !== 'cost' && piece.role !== 'other');
	return (
		firstOf(labelled, ({ tokens, unit }) => labelledCost(tokens, unit === 'other')) ??
		firstOf(text, ({ tokens }) => costInText(tokens)) ??
		firstOf(
			text.filter((piece) => piece.role !== 'saving'),
			({ tokens }) => loneLevel(tokens)
		)
	);
}

function areaOf(pieces: readonly Piece[], inherited: Area | undefined): Area | undefined {
	const fields = pieces.filter((piece) => piece.role === 'area');
	for (const { tokens } of fields) {
		const area = namedArea(tokens) ?? inferredArea(tokens);
		if (area) return area;
	}
	const title = pieces.find((piece) => piece.role === 'free' && isOnlyAnArea(piece.tokens));
	if (title) return namedArea(title.tokens);
	if (inherited) return inherited;

	const what = whatOf(pieces)?.tokens ?? [];
	return titleArea(what) ?? inferredArea(what) ?? inferredArea(pieces.flatMap((p) => p.tokens));
}

/** The area before the colon or dash of «Iluminación: cambiar las bombillas…». */
function titleArea(tokens: readonly Token[]): Area | undefined {
	const colon = tokens.findIndex((token) => [':', '–', '-', ')'].includes(token.text));
	const title = tokens.slice(0, Math.max(0, colon));
	return isOnlyAnArea(title) ? namedArea(title) : undefined;
}

const words = ({ tokens, at, end }: Located) =>
	tokens
		.slice(at, end)
		.filter((token) => token.kind !== 'mark')
		.map((token) => token.text)
		.join(' ');

/** Reads one measure from its pieces; undefined where there are no tokens at all. */
export function measureFrom(
	pieces: readonly Piece[],
	folded: FoldedText,
	inheritedArea?: Area
): Measure | undefined {
	const filled = pieces.filter((piece) => piece.tokens.length > 0);
	const starts = filled.map((piece) => piece.tokens[0]!.start);
	const ends = filled.map((piece) => piece.tokens.at(-1)!.end);
	if (filled.length === 0) return undefined;

	const spanOf = (found: Located) =>
		originalSpan(folded, found.tokens[found.at]!.start, found.tokens[found.end - 1]!.end);
	const [what, where] = [whatOf(filled), whereOf(filled)];
	const [saving, cost] = [savingOf(filled), costOf(filled)];

	return {
		span: originalSpan(folded, Math.min(...starts), Math.max(...ends)),
		what: what && spanOf(what),
		where: where && spanOf(where),
		saving: saving && { low: saving.low, high: saving.high, ...spanOf(saving) },
		cost: cost && spanOf(cost),
		area: areaOf(filled, inheritedArea),
		identity: what && where ? `${words(what)} @ ${words(where)}` : `#${starts[0]}`
	};
}
