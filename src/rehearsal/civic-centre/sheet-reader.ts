import { folded } from '../language.ts';

export interface MovableLoad {
	id: string;
	title: string;
	powerKw: number;
	hours: number;
	/** First hour allowed, and the hour at which it must have ended. */
	from: number;
	to: number;
}

/** What the model understood of a civic centre's day. */
export interface CentreDay {
	solarKw: number[];
	fixedKw: number[];
	limitKw: number;
	loads: MovableLoad[];
	/** Start hours of the plan that the sheet gives as a start; undefined where it gives none. */
	naive: number[] | undefined;
}

const LOAD =
	/^[\s>*-]*([a-z][\w-]*)\s*(?:\(([^)\n]*)\))?\s*:?\D{0,4}(\d+)\s*kw\D+(\d+)\s*(?:h|hora|hores|ordu|hour)\D+(\d+)\D+(\d+)/i;
const HEADING = /centro civico, un dia/;
const LAST_SENTENCE = /compra a la red de cada hora:[^.\n]*\.?/;

/** Reads a day out of a text, or undefined where it does not tell enough to plan. */
export function centreDayIn(text: string): CentreDay | undefined {
	const lines = text.split('\n');
	const loads = lines.flatMap((line) => loadOf(line) ?? []);
	const solar = lines.find((line) => isSeries(line, /\bsol\b|solar|fotovolt|eguzki/));
	if (loads.length === 0 || solar === undefined) return undefined;
	const fixed = lines.find((line) => isSeries(line, /fij|fix|finko/));
	const limit = /(?:limit|maxim|como mucho|at most)[^\n]*?(\d+)\s*kw/.exec(folded(text));
	return {
		solarKw: seriesOf(solar),
		fixedKw: fixed === undefined ? hoursOfZero() : seriesOf(fixed),
		limitKw: limit ? Number(limit[1]) : Number.POSITIVE_INFINITY,
		loads,
		naive: naiveIn(lines, loads)
	};
}

/** The participant's own words: the text without the lines of the sheet. */
export function wordsBesidesSheet(text: string): string {
	const lines = text.split('\n');
	const isOfSheet = lines.map(
		(line) => loadOf(line) !== undefined || isSeries(line, /\d/) || /l[ií]mite: consumo/i.test(line)
	);
	const first = isOfSheet.indexOf(true);
	const last = isOfSheet.lastIndexOf(true);
	if (first < 0) return text;
	const ending = lines.slice(last + 1).join('\n');
	const before = lines.slice(0, first).map((line) => {
		const start = folded(line).search(HEADING);
		return start < 0 ? line : line.slice(0, start);
	});
	// The line of the starting plan and the sentence on purchases close the sheet.
	const after = ending.split('\n').filter((line) => !/^plan de partida/i.test(line));
	return folded([...before, ...after].join('\n')).replace(LAST_SENTENCE, '');
}

function loadOf(line: string): MovableLoad | undefined {
	const match = LOAD.exec(line);
	if (!match) return undefined;
	const [, id = '', title] = match;
	const [powerKw = 0, hours = 0, from = 0, to = 0] = match.slice(3, 7).map(Number);
	const makesSense = hours > 0 && from + hours <= to && to <= 24;
	return makesSense ? { id, title: title ?? id, powerKw, hours, from, to } : undefined;
}

/** Hours and their values as «9=6», or as «9: 6» where a line has none of those. */
function pairsIn(line: string): [hour: number, kw: number][] {
	const read = (pattern: RegExp) =>
		[...line.matchAll(pattern)].map(([, hour, kw]): [number, number] => [Number(hour), Number(kw)]);
	const marked = read(/\b(\d{1,2})\s*h?\s*=\s*(\d+)/g);
	return marked.length > 0 ? marked : read(/\b(\d{1,2})\s*(?:h|:00)?\s*[:→]\s*(\d+)/g);
}

function isSeries(line: string, subject: RegExp): boolean {
	return subject.test(folded(line)) && pairsIn(line).length >= 3;
}

function seriesOf(line: string): number[] {
	const values = hoursOfZero();
	for (const [hour, kw] of pairsIn(line)) if (hour < 24) values[hour] = kw;
	return values;
}

function naiveIn(lines: string[], loads: MovableLoad[]): number[] | undefined {
	const line = lines.find((candidate) => /plan de partida|plan inicial|naive/i.test(candidate));
	if (line === undefined) return undefined;
	const starts = loads.map(({ id }) => new RegExp(`\\b${id}\\D{1,4}(\\d+)`).exec(line)?.[1]);
	return starts.every((start) => start !== undefined) ? starts.map(Number) : undefined;
}

function hoursOfZero(): number[] {
	return new Array<number>(24).fill(0);
}
