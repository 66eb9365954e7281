import type { FoldedText } from '../text/fold.ts';
import { namedArea } from './area.ts';
import { labelAt } from './label.ts';
import type { Line } from './line.ts';
import type { Area, Measure } from './measure.ts';
import { measureFrom, type Piece } from './piece.ts';
import { figureContext } from './quantity.ts';
import { meanPoints, points } from './points.ts';

const BOUNDARIES = new Set(['.', ';', ',', '(', '[', '|', '–', '-', '·', '•', '{', '/', '→', ')']);

/** A place or an area is told in one sentence; what follows it is running text again. */
const ONE_SENTENCE = new Set<Piece['role']>(['where', 'area']);

/** Cuts the lines of one measure where labels start; what is before the first label is free text. */
function piecesOf(lines: readonly Line[]): Piece[] {
	const pieces: Piece[] = [];
	let open: Piece = { role: 'free', tokens: [] };

	for (const { tokens } of lines) {
		// A label alone on its line announces the next one.
		if (open.tokens.length > 0 || open.role === 'free') {
			open = { role: 'free', tokens: [] };
			pieces.push(open);
		}
		for (let at = 0; at < tokens.length; at++) {
			const before = tokens[at - 1];
			const leads = !before || BOUNDARIES.has(before.text) || (tokens[at]!.bold && !before.bold);
			const label = labelAt(tokens, at, leads);
			if (label) {
				open = { role: label.role, tokens: [], ...figureContext(label.words) };
				pieces.push(open);
				at += label.length - 1;
			} else {
				open.tokens.push(tokens[at]!);
				if (tokens[at]!.text === '.' && ONE_SENTENCE.has(open.role)) {
					open = { role: 'free', tokens: [] };
					pieces.push(open);
				}
			}
		}
	}

	return pieces;
}

interface Block {
	lines: Line[];
	ordinal: number | undefined;
	area: Area | undefined;
}

type Opens = (line: Line) => boolean;

const isField = (line: Line) => line.role !== undefined && line.role !== 'what';

/** Cuts lines into blocks, each from a line that opens one to the next boundary. */
function blocksOf(lines: readonly Line[], opens: Opens, closersCount: boolean): Block[] {
	const blocks: Block[] = [];
	let open: Block | undefined;
	let area: Area | undefined;

	for (const line of lines) {
		const closes = closersCount && line.closes;
		if (opens(line) && !closes) {
			open = { lines: [line], ordinal: line.ordinal, area };
			blocks.push(open);
		} else if (closes) open = undefined;
		else if (isGroupTitle(line, open?.lines[0])) {
			open = undefined;
			area = namedArea(line.tokens);
		} else open?.lines.push(line);
	}

	return blocks;
}

/** A heading, or a bold line that is no field, between two measures: the name of a group. */
function isGroupTitle(line: Line, opener: Line | undefined): boolean {
	if (isField(line)) return false;
	if (line.heading > 0) return !opener?.heading || line.heading <= opener.heading;
	return line.boldTitle && !line.bullet && !(opener?.heading || opener?.boldTitle);
}

type Read = { measure: Measure; ordinal: number | undefined };

const isMeasureLike = ({ measure }: Read) => Boolean(measure.saving ?? measure.cost);

/** Runs of ordered items: numbering that starts again starts another list. */
function runsOf(items: readonly Read[]): Read[][] {
	const runs: Read[][] = [];
	let last = Infinity;
	for (const item of items) {
		if ((item.ordinal ?? 0) <= last) runs.push([]);
		runs.at(-1)!.push(item);
		last = item.ordinal ?? 0;
	}
	return runs;
}

/** Leaves out the lists that are no list of measures, where another one is. */
function measureRuns(items: readonly Read[]): Read[] {
	const runs = runsOf(items);
	const kept = runs.filter((run) => run.filter(isMeasureLike).length * 2 >= run.length);
	if (kept.length > 0) return kept.flat();
	return runs.reduce<Read[]>((largest, run) => (run.length > largest.length ? run : largest), []);
}

/** Leaves out titles and closings before the first and after the last measure. */
function trimmed(items: readonly Read[]): Read[] {
	const first = items.findIndex(isMeasureLike);
	return items.slice(Math.max(0, first), items.findLastIndex(isMeasureLike) + 1 || items.length);
}

const withEssentials = (items: readonly Read[]) =>
	items.filter(({ measure }) => measure.saving && measure.cost);

type Keep = (items: readonly Read[]) => Read[];

/** The ways in which lines may open measures, the most explicit first. */
function* openings(lines: readonly Line[]): Generator<{ opens: Opens; keep: Keep }> {
	const ordered = (line: Line) => line.ordinal !== undefined && !isField(line);
	const depths = (select: Opens) => [...new Set(lines.filter(select).map((line) => line.depth))];
	const levels = [...new Set(lines.map((line) => line.heading))].filter((level) => level > 0);

	for (const level of levels)
		yield { opens: (line) => ordered(line) && line.heading === level, keep: measureRuns };
	for (const depth of depths(ordered))
		yield {
			opens: (line) => ordered(line) && line.heading === 0 && line.depth === depth,
			keep: measureRuns
		};
	for (const level of levels)
		yield { opens: (line) => line.heading === level && !isField(line), keep: trimmed };

	yield {
		opens: (line) => line.bold && !line.heading && !isField(line) && line.ordinal === undefined,
		keep: trimmed
	};
	yield { opens: (line) => line.role === 'what' && line.heading === 0, keep: trimmed };

	const bulleted = (line: Line) => line.bullet && line.ordinal === undefined && !isField(line);
	for (const depth of depths(bulleted))
		yield { opens: (line) => bulleted(line) && line.depth === depth, keep: trimmed };
	yield { opens: (line) => line.afterBlank, keep: withEssentials };
	yield { opens: () => true, keep: withEssentials };
}

const FEWEST_IN_PLAN = 3;

/** Explicit openings made such sense that paragraphs need not be tried. */
const isPlan = (measures: readonly Measure[]) =>
	measures.length >= FEWEST_IN_PLAN && measures.every((measure) => measure.saving ?? measure.cost);

/** «Ahorro total» on this many lines is a field of each measure and not the sum of all. */
const TOTALS_AS_FIELD = 3;

/** Reads the measures of a list, of headings or of paragraphs: the cut that makes most sense. */
export function measuresInLines(lines: readonly Line[], folded: FoldedText): Measure[] {
	const closersCount = lines.filter((line) => line.total).length < TOTALS_AS_FIELD;
	let best: Measure[] = [];

	for (const { opens, keep } of openings(lines)) {
		if (keep === withEssentials && isPlan(best)) break;
		const items = blocksOf(lines, opens, closersCount).flatMap((block): Read[] => {
			const measure = measureFrom(piecesOf(block.lines), folded, block.area);
			return measure ? [{ measure, ordinal: block.ordinal }] : [];
		});
		const measures = keep(items).map(({ measure }) => measure);
		const [gain, held] = [points(measures), points(best)];
		const clearer =
			gain === held && keep !== withEssentials && meanPoints(measures) > meanPoints(best);
		if (gain > held || clearer || best.length === 0) best = measures;
	}

	return best;
}
