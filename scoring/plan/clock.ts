import type { Token } from './words.ts';

/** A number of an answer, as an hour if it can be one: tokens [from, to). */
export interface ClockReading {
	/** Hour of the day, or undefined where it is not on the hour. */
	hour: number | undefined;
	/** Carries a unit that is not time (kW, kWh, %, €) or is too long for an hour. */
	quantity: boolean;
	/** Says «h» or «horas», which may be an hour of the day or a length. */
	hourUnit: boolean;
	from: number;
	to: number;
}

const QUANTITIES = new Set(
	'kw kwh w wh mw mwh kilovatios kilowatts eur euros euro min mins minutos minuts minutu % € ° º'.split(
		' '
	)
);
const HOUR_UNITS = new Set('h hs hr hrs hora horas hores ordu orduak orduz hour hours'.split(' '));
const BASQUE_ENDINGS = new Set('etan ean tan etatik tik etara tara etako ak'.split(' '));
const HALVES = new Set(['media', 'mitja', 'cuarto', 'quart', 'erdi', 'erdietan', 'erdiak']);
const ANDS = new Set(['y', 'i', 'e', 'eta']);
const AFTERNOON = new Set('tarde tarda vespre noche nit noite arratsalde pm'.split(' '));
const MORNING = new Set('manana mati mana madrugada matinada goiz am'.split(' '));
const BASQUE_PARTS = new Map([
	['arratsaldeko', 'pm'],
	['gaueko', 'pm'],
	['goizeko', 'am']
]);

const SPELT =
	'cero;una un;dos dues duas;tres;cuatro quatre catro;cinco cinc;seis sis;siete set sete;ocho vuit oito;' +
	'nueve nou nove;diez deu dez;once onze;doce dotze;trece tretze;catorce catorze;quince quinze;' +
	'dieciseis setze dezaseis;diecisiete disset dezasete;dieciocho divuit dezaoito;' +
	'diecinueve dinou dezanove;veinte vint;veintiuna vintiuna;veintidos vintidues;veintitres vintitres';
const SPELT_HOURS = new Map(
	SPELT.split(';').flatMap((words, hour) => words.split(' ').map((word) => [word, hour] as const))
);
const BASQUE_STEMS =
	'hiruret lauret bostet seiet zazpiet zortziret bederatziet hamarret hamaiket hamabiet hamahiruret ' +
	'hamalauret hamabostet hamaseiet hamazazpiet hemezortziet hemeretziet hogeiet';
const BASQUE_HOURS = new Map(
	BASQUE_STEMS.split(' ').flatMap((stem, index) =>
		['an', 'atik', 'ara'].map((ending) => [stem + ending, index + 3] as const)
	)
);
/** Spelt numbers are hours only after these: «una lavadora» is not one o'clock. */
const ARTICLES = new Set(['las', 'les', 'as', 'la']);

function minutesAfter(all: readonly Token[], at: number): { minutes: number; to: number } {
	const [mark, digits] = [all[at], all[at + 1]];
	const attached = mark !== undefined && mark.start === all[at - 1]?.end;
	if (!attached) return { minutes: 0, to: at };
	if (mark.kind === 'word' && /^h[0-9]{2}$/.test(mark.text))
		return { minutes: Number(mark.text.slice(1)), to: at + 1 };
	if (digits?.kind !== 'digits' || digits.start !== mark.end) return { minutes: 0, to: at };
	const isClock = mark.text === ':' || (mark.text === '.' && digits.text.length === 2);
	const isDecimal = mark.text === '.' || (mark.text === ',' && digits.text.length === 1);
	if (!isClock && !isDecimal) return { minutes: 0, to: at };
	const seconds = isClock && all[at + 2]?.text === ':' && all[at + 3]?.kind === 'digits';
	return { minutes: Number(digits.text), to: seconds ? at + 4 : at + 2 };
}

/** Which half of the day the words from `at` on name, as in «de la tarde», «p. m.», «del vespre». */
function halfOfDay(all: readonly Token[], at: number): 'am' | 'pm' | undefined {
	const word = (index: number): string => all[at + index]?.text ?? '';
	if ((word(0) === 'p' || word(0) === 'a') && word(1) === '.' && word(2) === 'm')
		return word(0) === 'p' ? 'pm' : 'am';
	const skipped =
		word(0) === 'de' && word(1) === 'la' ? 2 : ['del', 'da'].includes(word(0)) ? 1 : 0;
	const bare = word(0) === 'am' || word(0) === 'pm';
	if (skipped === 0 && !bare) return undefined;
	if (AFTERNOON.has(word(skipped))) return 'pm';
	return MORNING.has(word(skipped)) ? 'am' : undefined;
}

function spelt(all: readonly Token[], at: number): number | undefined {
	const text = all[at]?.text ?? '';
	if (ARTICLES.has(all[at - 1]?.text ?? '')) {
		const hour = SPELT_HOURS.get(text);
		if (hour !== undefined) return hour;
	}
	return BASQUE_HOURS.get(text);
}

/** Reads the number that begins at token `at`, if one does, with its minutes, unit and half of day. */
export function clockAt(all: readonly Token[], at: number): ClockReading | undefined {
	const token = all[at];
	if (token === undefined) return undefined;
	const hourInWords = token.kind === 'word' ? spelt(all, at) : undefined;
	if (token.kind !== 'digits' && hourInWords === undefined) return undefined;

	let { minutes, to } =
		token.kind === 'digits' ? minutesAfter(all, at + 1) : { minutes: 0, to: at + 1 };
	if (BASQUE_ENDINGS.has(all[to]?.text ?? '') && all[to]?.start === all[to - 1]?.end) to++;
	const quantity = token.text.length > 2 && hourInWords === undefined;
	if (quantity || QUANTITIES.has(all[to]?.text ?? ''))
		return { hour: undefined, quantity: true, hourUnit: false, from: at, to };
	const hourUnit = HOUR_UNITS.has(all[to]?.text ?? '');
	if (hourUnit) to++;
	if (ANDS.has(all[to]?.text ?? '') && HALVES.has(all[to + 1]?.text ?? ''))
		[minutes, to] = [30, to + 2];

	let hour = hourInWords ?? Number(token.text);
	const half = halfOfDay(all, to) ?? BASQUE_PARTS.get(all[at - 1]?.text ?? '');
	if (half === 'pm' && hour < 12) hour += 12;
	if (half === 'am' && hour === 12) hour = 0;
	return { hour: minutes === 0 ? hour : undefined, quantity: false, hourUnit, from: at, to };
}
