import { commonMessages } from './i18n/catalogues/common.ts';
import { languageTag, type Locale } from './i18n/locale.ts';
import { translator } from './i18n/translator.ts';

/** A number and its unit, apart so that a page can set them in different type. */
export type Quantity = { value: string; unit: string };

const NANO_PER_MILLI = 1_000_000n;
const NANO_PER_WATT_HOUR = 1_000_000_000n;
const NANO_PER_KILO = 1_000_000_000_000n;
const NO_BREAK = '\u00a0';

const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const key = `${locale} ${JSON.stringify(options)}`;
	const format = numberFormats.get(key) ?? new Intl.NumberFormat(languageTag(locale), options);
	numberFormats.set(key, format);
	return format;
}

/** «78,8 mWh» in one string, unbroken at the end of a line. */
export function inline({ value, unit }: Quantity): string {
	return `${value}${NO_BREAK}${unit}`;
}

/** «4128», «29.404»: grouped as the language does it. */
export function integer(count: number | bigint, locale: Locale): string {
	return numberFormat(locale, { maximumFractionDigits: 0 }).format(count);
}

/** A number with at most `digits` decimals, or exactly so many where `fixed`. */
export function decimal(
	amount: number,
	locale: Locale,
	{ digits = 2, fixed = false }: { digits?: number; fixed?: boolean } = {}
): string {
	return numberFormat(locale, {
		minimumFractionDigits: fixed ? digits : 0,
		maximumFractionDigits: digits
	}).format(amount);
}

/** A share from 0 to 1 as «65 %». */
export function percent(share: number, locale: Locale, digits = 0): string {
	return numberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(share);
}

/** One interaction's energy: «78,8 mWh», without decimals from 100 mWh, «< 0,1 mWh» below that. */
export function milliwattHours(nwh: bigint | number, locale: Locale): Quantity {
	const exact = nanowattHours(nwh);
	const tenths = scaled(exact, NANO_PER_MILLI, 1);
	if (exact > 0n && tenths < 0.1) {
		return { value: `<${NO_BREAK}${decimal(0.1, locale)}`, unit: 'mWh' };
	}
	if (exact === 0n) return { value: '0', unit: 'mWh' };
	const value =
		Math.abs(tenths) < 100
			? decimal(tenths, locale, { digits: 1, fixed: true })
			: integer(scaled(exact, NANO_PER_MILLI, 0), locale);
	return { value, unit: 'mWh' };
}

/** A budget's energy: «0,079 Wh», «4,92 Wh», «12,5 Wh». */
export function wattHours(nwh: bigint | number, locale: Locale): Quantity {
	const exact = nanowattHours(nwh);
	const size = Math.abs(Number(exact) / 1e9);
	const digits = size < 1 ? 3 : size < 10 ? 2 : 1;
	return {
		value: decimal(scaled(exact, NANO_PER_WATT_HOUR, digits), locale, { digits }),
		unit: 'Wh'
	};
}

/** Energy in the unit that suits its size: mWh below 1 Wh, then Wh, then kWh. */
export function energy(nwh: bigint | number, locale: Locale): Quantity {
	const exact = nanowattHours(nwh);
	const size = exact < 0n ? -exact : exact;
	if (size < NANO_PER_WATT_HOUR) return milliwattHours(exact, locale);
	if (size < NANO_PER_KILO) return wattHours(exact, locale);
	return { value: decimal(scaled(exact, NANO_PER_KILO, 2), locale), unit: 'kWh' };
}

/** Nanowatt-hours as plain milliwatt-hours, for a chart's axis; never for a comparison. */
export function milliwattHourNumber(nwh: bigint | number): number {
	return Number(nwh) / Number(NANO_PER_MILLI);
}

/** Grams of CO₂ equivalent, to two significant digits below 10 g: «0,012 g CO₂e». */
export function carbon(grams: number, locale: Locale): Quantity {
	const options =
		Math.abs(grams) < 10 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 };
	const unit = translator(commonMessages, locale)('unit.grams');
	return { value: numberFormat(locale, options).format(grams), unit };
}

/** «1 token», «29.404 tokens». */
export function tokens(count: number, locale: Locale): Quantity {
	const unit = translator(commonMessages, locale)('unit.tokens', { count });
	return { value: integer(count, locale), unit };
}

/** A stretch of time, in milliseconds: «3,4 s», «42 s», «3 min 20 s», «4 h 12 min», «2 d 4 h». */
export function duration(milliseconds: number, locale: Locale): string {
	const seconds = Math.max(0, milliseconds) / 1000;
	if (seconds < 9.95) return `${decimal(seconds, locale, { digits: 1 })}${NO_BREAK}s`;

	const whole = Math.round(seconds);
	if (whole < 60) return pair(whole, 's', 0, '');
	if (whole < 3600) return pair(Math.floor(whole / 60), 'min', whole % 60, 's');
	if (whole < 86_400)
		return pair(Math.floor(whole / 3600), 'h', Math.floor(whole / 60) % 60, 'min');
	return pair(Math.floor(whole / 86_400), 'd', Math.floor(whole / 3600) % 24, 'h');
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
	const first = `${large}${NO_BREAK}${largeUnit}`;
	return small === 0 ? first : `${first} ${small}${NO_BREAK}${smallUnit}`;
}

/** What is left until an instant, in words: «3 días y 4 h», «4 h 12 min», «12 min 05 s», «ya». */
export function remaining(milliseconds: number, locale: Locale): string {
	const t = translator(commonMessages, locale);
	if (milliseconds <= 0) return t('countdown.over');

	const seconds = Math.ceil(milliseconds / 1000);
	const minutes = Math.floor(seconds / 60);
	const hours = Math.floor(minutes / 60);
	if (hours >= 24) return t('countdown.days', { days: Math.floor(hours / 24), hours: hours % 24 });
	if (hours > 0) return t('countdown.hours', { hours, minutes: minutes % 60 });
	return t('countdown.minutes', { minutes, seconds: String(seconds % 60).padStart(2, '0') });
}

/** «1.º», as each language writes a place. */
export function place(rank: number, locale: Locale): string {
	return translator(commonMessages, locale)('place', { place: rank });
}

function nanowattHours(nwh: bigint | number): bigint {
	return typeof nwh === 'bigint' ? nwh : BigInt(Math.round(nwh));
}

/** Rounds to `digits` decimals of a unit, half away from zero, before anything becomes a float. */
function scaled(nwh: bigint, unit: bigint, digits: number): number {
	const step = unit / 10n ** BigInt(digits);
	const size = nwh < 0n ? -nwh : nwh;
	const rounded = Number((size + step / 2n) / step) / 10 ** digits;
	return nwh < 0n ? -rounded : rounded;
}
