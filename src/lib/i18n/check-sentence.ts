import type { CheckOutcome } from '#scoring';
import { checksMessages } from './catalogues/checks.ts';
import { languageTag, type Locale } from './locale.ts';
import { translator, type Translate, type Values } from './translator.ts';

type Key = keyof typeof checksMessages.source;
type Said = Pick<CheckOutcome, 'reason' | 'params'>;

const isKey = (word: string): word is Key => word in checksMessages.source;

/** What a check is about, in one or two words. */
export function checkTitle(kind: CheckOutcome['kind'], locale: Locale): string {
	return translator(checksMessages, locale)(`check.${kind}`);
}

/**
 * The sentence of a check's reason, with its figures and what to do about it. A reason that this
 * version does not know, of an older record, is said by its own name.
 */
export function checkSentence({ reason, params }: Said, locale: Locale): string {
	const key = `reason.${reason}`;
	const t = translator(checksMessages, locale);

	return isKey(key) ? t(key, spoken(params, t, locale)) : reason;
}

/** The keys and lists of a check's parameters in words. */
function spoken(params: Said['params'], t: Translate<Key>, locale: Locale): Values {
	const { language, areas, measures, unit } = params;
	const list = new Intl.ListFormat(languageTag(locale));
	const named = (prefix: string, keys: string[]) =>
		list.format(keys.map((key) => `${prefix}.${key}`).map((key) => (isKey(key) ? t(key) : key)));
	const lacking = ['what', 'where', 'saving', 'cost'].filter((field) => Number(params[field]) > 0);

	return {
		...params,
		lacking: named('field', lacking),
		...(typeof language === 'string' && language
			? { language: named('language', [language]) }
			: {}),
		...(typeof unit === 'string' ? { unit: named('unit', [unit]) } : {}),
		...(typeof areas === 'string' ? { areas: named('area', splitList(areas)) } : {}),
		...(measures === undefined ? {} : { measures: ofMeasures(String(measures), t, list) })
	};
}

function ofMeasures(numbers: string, t: Translate<Key>, list: Intl.ListFormat): string {
	const all = splitList(numbers);

	return t('measure.numbers', { count: all.length, numbers: list.format(all) });
}

const splitList = (text: string) => text.split(', ').filter(Boolean);
