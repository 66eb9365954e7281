import { commonMessages } from './i18n/catalogues/common.ts';
import { languageTag, type Locale } from './i18n/locale.ts';
import { translator } from './i18n/translator.ts';

type Part = Intl.DateTimeFormatPartTypes;

const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = `${tag} ${JSON.stringify(options)}`;
	const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(tag, options);
	dateFormats.set(key, format);
	return format;
}

/**
 * The pieces of an instant, each read alone and without the full stops and spaces in which
 * versions of Intl differ: a page must read the same on the server and in the browser.
 */
function pieces(at: number, locale: Locale, timeZone: string) {
	const piece = (tag: string, options: Intl.DateTimeFormatOptions, type: Part) => {
		const parts = dateFormat(tag, { ...options, timeZone }).formatToParts(at);
		return (parts.find((part) => part.type === type)?.value ?? '').replace(/\.$/, '');
	};
	const clock = {
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
		hourCycle: 'h23'
	} as const;
	const tag = languageTag(locale);
	return {
		weekday: piece(tag, { weekday: 'short' }, 'weekday'),
		day: piece('en-GB', { day: 'numeric' }, 'day'),
		month: piece(tag, { month: 'short', day: 'numeric' }, 'month'),
		hour: piece('en-GB', clock, 'hour'),
		minute: piece('en-GB', clock, 'minute'),
		second: piece('en-GB', clock, 'second')
	};
}

/** «dom 22 nov, 18:50 (hora peninsular)»; `zone: false` leaves the zone out, for dense tables. */
export function instant(
	at: number,
	locale: Locale,
	timeZone: string,
	{ zone = true, seconds = false }: { zone?: boolean; seconds?: boolean } = {}
): string {
	const t = translator(commonMessages, locale);
	const { weekday, day, month, hour, minute, second } = pieces(at, locale, timeZone);
	const time = seconds ? `${hour}:${minute}:${second}` : `${hour}:${minute}`;
	const text = t('instant', { weekday, day, month, time });
	return zone ? t('instant.zoned', { instant: text, zone: zoneName(locale, timeZone) }) : text;
}

/** «18:50», or «18:50:07». */
export function clockTime(
	at: number,
	locale: Locale,
	timeZone: string,
	{ seconds = false }: { seconds?: boolean } = {}
): string {
	const { hour, minute, second } = pieces(at, locale, timeZone);
	return seconds ? `${hour}:${minute}:${second}` : `${hour}:${minute}`;
}

/** «22 de noviembre de 2026». */
export function day(at: number, locale: Locale, timeZone: string): string {
	return dateFormat(languageTag(locale), { dateStyle: 'long', timeZone }).format(at);
}

/** «hora peninsular», «hora canaria», «hora de Lisbon», as people say it. */
export function zoneName(locale: Locale, timeZone: string): string {
	const t = translator(commonMessages, locale);
	if (timeZone === 'Europe/Madrid') return t('zone.peninsula');
	if (timeZone === 'Atlantic/Canary') return t('zone.canary');
	if (timeZone === 'UTC' || timeZone === 'Etc/UTC') return t('zone.utc');
	return t('zone.other', { place: (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ') });
}
