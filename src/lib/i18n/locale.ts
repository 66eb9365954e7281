/** The languages of the interface; Spanish is the source, the others are added by dropping files. */
export const locales = ['es', 'ca', 'va', 'gl', 'eu', 'en'] as const;
export type Locale = (typeof locales)[number];
export const sourceLocale = 'es' satisfies Locale;

const tags: Record<Locale, string> = {
	es: 'es-ES',
	ca: 'ca-ES',
	va: 'ca-ES-valencia',
	gl: 'gl-ES',
	eu: 'eu-ES',
	en: 'en-GB'
};

/** The BCP 47 tag of a locale: for `lang` attributes and for `Intl`. */
export function languageTag(locale: Locale): string {
	return tags[locale];
}

/** Whether an untrusted word (a cookie, a query) names a language of the interface. */
export function isLocale(word: unknown): word is Locale {
	return locales.some((locale) => locale === word);
}
