import type { Catalogue } from './catalogue.ts';
import { languageTag, sourceLocale, type Locale } from './locale.ts';
import { parsedMessage, written, type Message, type Value } from './message.ts';

export type Values = Readonly<Record<string, Value>>;
export type Translate<Key extends string> = (key: Key, values?: Values) => string;

const translators = new WeakMap<object, Map<Locale, Translate<string>>>();

/**
 * The messages of a catalogue in one language, as a function `t(key, values?)`. What is not
 * translated yet is said in Spanish. A message that lacks one of its values throws.
 */
export function translator<Key extends string>(
	catalogue: Catalogue<Key>,
	locale: Locale
): Translate<Key> {
	const known = translators.get(catalogue) ?? new Map<Locale, Translate<string>>();
	translators.set(catalogue, known);
	const t = known.get(locale) ?? newTranslator(catalogue as Catalogue<string>, locale);
	known.set(locale, t);
	return t;
}

function newTranslator(catalogue: Catalogue<string>, locale: Locale): Translate<string> {
	const parsed = new Map<string, Message>();

	return (key, values = {}) => {
		const translated = catalogue.translations.get(locale)?.[key];
		const source = translated ?? catalogue.source[key];
		if (source === undefined) throw new Error(`no message «${key}»`);
		if (!/[{']/.test(source)) return source;

		const message = parsed.get(key) ?? parsedMessage(source);
		parsed.set(key, message);
		return written(message, languageTag(translated === undefined ? sourceLocale : locale), values);
	};
}
