import type { Span } from '../checks/check.ts';
import type { PlanSheet } from '../rulebook/schema.ts';
import { clockAt, type ClockReading } from './clock.ts';
import type { Token } from './words.ts';

/** What a stretch of an answer says of one load's start. */
export type Start = { kind: 'hour'; hour: number } | { kind: 'not-whole' } | { kind: 'ambiguous' };

/** `weak`: read across words that we do not know; it counts only where nothing firmer is said. */
export interface Statement {
	load: number;
	start: Start;
	weak: boolean;
	span: Span;
}

type Load = PlanSheet['loads'][number];

function set(words: string): ReadonlySet<string> {
	return new Set(words.split(' '));
}

/** Words that may stand between a load and its start without changing what is said. */
const CONNECTORS = set(
	'a al als as ao aos o os de des desde del da do dos el els la las les los lo en amb con para per por pola ' +
		'se es esta y i e hora hores horas h ordu ordua orduan hour hours time horario horari ordutegia ' +
		'inicio inici comienzo comenzo comienza comenza comenca empieza empezar comenzar comencar inicia iniciar ' +
		'iniciara empezara comenzara empiece debe deberia debera deu deuria puede conviene arranca arrancar ' +
		'arranque arrencada start starts from at begin hasiera hasi hasten hasita hasiko da dela horainicio ' +
		'horadeinicio iniciohora pone poner ponen posa posar marcha marxa encender enciende encendre programa ' +
		'programar programada programado programara queda quedara carga cargar carrega karga piztu jarri entre ejecuta ejecutar funciona funcionar funcionara activa activar activara opera coloca ' +
		'seguidas seguides x this is kw start_hour goizeko arratsaldeko gaueko puntu punto punt carrec recarga'
);
/** Words after which a number is not a start. */
const OTHER_FIGURES = set(
	'potencia power potentzia duracion durada duration iraupena durante hasta fins ate final fin fi end ends ' +
		'amaiera termina terminar acaba finaliza ventana finestra fiestra leihoa limite limit muga consumo consum ' +
		'kontsumoa compra horafin ventanainicio prioridad prioritat'
);
/** Names of the field that holds a start, as a key or a column. */
const START_LABELS = set(
	'inicio inici comienzo comenzo comienza empieza arranque arrencada start from begin desde hasiera hasi ' +
		'horainicio horadeinicio iniciohora hora horario horari ordua ordutegia hour time entrada'
);
const RANGE_MARKS = set('- – — → > a al as las les la hasta fins ate to until y i e eta');
const OR = set('o u ou edo or /');
const LONGEST_GAP = 40;

/** Whether a token may stand between a load and its start. */
export function connects(token: Token): boolean {
	return token.kind !== 'word' || CONNECTORS.has(token.text) || START_LABELS.has(token.text);
}

/** Whether a key or column title names the start and no other figure. */
export function namesStart(words: readonly Token[]): boolean {
	return (
		words.some(({ text }) => START_LABELS.has(text)) &&
		!words.some(({ text }) => OTHER_FIGURES.has(text))
	);
}

/** Whether a key or column title names a power, a length, an end or the like. */
export function namesOtherFigure(words: readonly Token[]): boolean {
	return words.some(({ text }) => OTHER_FIGURES.has(text) || text === 'kw' || text === 'horas');
}

/** The end of «9 a 14», «9–14», «entre las 9 y las 14», after the reading of its 9. */
function rangeEnd(
	all: readonly Token[],
	first: ClockReading,
	to: number
): ClockReading | undefined {
	for (let at = first.to; at < Math.min(to, first.to + 4); at++) {
		const end = at > first.to ? clockAt(all, at) : undefined;
		if (end !== undefined) return end.quantity ? undefined : end;
		if (!RANGE_MARKS.has(all[at]?.text ?? '')) return undefined;
	}
	return undefined;
}

function alternative(all: readonly Token[], after: number, to: number): number | undefined {
	if (!OR.has(all[after]?.text ?? '') || after >= to) return undefined;
	for (let at = after + 1; at < Math.min(to, after + 4); at++) {
		const other = clockAt(all, at);
		if (other !== undefined) return other.quantity ? undefined : other.hour;
	}
	return undefined;
}

/** Whether «5 h» says how long the load runs: a day's hour it could not be, or is not put as one. */
function isLength(
	all: readonly Token[],
	{ hour, hourUnit, from }: ClockReading,
	load: Load
): boolean {
	const before = all[from - 1]?.text ?? '';
	if (before === 'x' || before === '×') return true;
	if (!hourUnit || hour !== load.hours || ['las', 'les', 'as', 'la'].includes(before)) return false;
	return hour < load.from || ![':', '=', '|', 'desde'].includes(before);
}

function isListMarker(all: readonly Token[], { from, to }: ClockReading): boolean {
	const after = all[to];
	const opensLine = from === 0 || all[from - 1]?.kind === 'line';
	return opensLine && (after?.text === '.' || after?.text === ')');
}

/** Whether words say that a time follows, even after others that we do not know: «… a las 9». */
function isClockMarked(all: readonly Token[], from: number): boolean {
	const [before, article] = [all[from - 2]?.text ?? '', all[from - 1]?.text ?? ''];
	if (article === 'als') return true;
	if (article === 'as') return before !== 'das';
	return ['las', 'les', 'la'].includes(article) && ['a', 'desde', 'des', 'para'].includes(before);
}

/** Where a reading leads: a start, or nothing because it told of something else; and what follows it. */
function startFrom(
	all: readonly Token[],
	reading: ClockReading,
	{ load, to }: { load: Load; to: number }
): { start: Start | undefined; next: number; fits?: boolean } {
	const end = rangeEnd(all, reading, to);
	if (end !== undefined) {
		if (reading.hour === undefined) return { start: { kind: 'not-whole' }, next: end.to };
		const length = (end.hour ?? Number.NaN) - reading.hour;
		const isWindow = reading.hour === load.from && end.hour === load.to && length !== load.hours;
		if (isWindow) return { start: undefined, next: end.to };
		const fits = length === load.hours || length === load.hours - 1;
		const start: Start = fits ? { kind: 'hour', hour: reading.hour } : { kind: 'ambiguous' };
		return { start, next: end.to, fits };
	}
	if (reading.hour === undefined) return { start: { kind: 'not-whole' }, next: reading.to };
	const other = alternative(all, reading.to, to);
	if (other !== undefined && other !== reading.hour)
		return { start: { kind: 'ambiguous' }, next: reading.to };
	return { start: { kind: 'hour', hour: reading.hour }, next: reading.to };
}

/**
 * The start that tokens [from, to) give for a load that was just named. Numbers with other units,
 * lengths, the load's window and figures under other labels are passed over. Looks at most forty
 * tokens far, so that reading stays linear.
 */
export function startIn(
	all: readonly Token[],
	{ from, to, load }: { from: number; to: number; load: Load }
): { start: Start; weak: boolean; at: number } | undefined {
	const last = Math.min(to, from + LONGEST_GAP);
	let weak = false;
	let otherFigure = false;
	let at = from;
	while (at < last) {
		const token = all[at];
		const reading = clockAt(all, at);
		if (token === undefined || (weak && (token.kind === 'line' || token.text === '.')))
			return undefined;
		if (reading === undefined) {
			if (OTHER_FIGURES.has(token.text)) otherFigure = true;
			else if (token.text === ',' || token.text === '|' || START_LABELS.has(token.text))
				otherFigure = false;
			else if (!connects(token)) weak = true;
			at++;
			continue;
		}
		if (isListMarker(all, reading)) return undefined;
		const told = startFrom(all, reading, { load, to });
		const passed =
			otherFigure || reading.quantity || isLength(all, reading, load) || told.start === undefined;
		if (
			!passed &&
			told.start !== undefined &&
			(!weak || told.fits || isClockMarked(all, reading.from))
		)
			return { start: told.start, weak, at: reading.from };
		otherFigure = false;
		at = passed && !reading.quantity ? told.next : reading.to;
	}
	return undefined;
}
