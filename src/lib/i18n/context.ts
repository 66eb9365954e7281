import { getContext, setContext } from 'svelte';
import type { Catalogue } from './catalogue.ts';
import { sourceLocale, type Locale } from './locale.ts';
import { translator, type Translate } from './translator.ts';

const localeKey = Symbol('locale');
const timeZoneKey = Symbol('time zone');

/** Called once, in the root layout; a function, so that every text follows a change of language. */
export function setLocale(locale: () => Locale): void {
	setContext(localeKey, locale);
}

/** The page's language, read anew at each call. To be called while a component is set up. */
export function useLocale(): () => Locale {
	return getContext<(() => Locale) | undefined>(localeKey) ?? (() => sourceLocale);
}

/** The zone in which instants are told, for everything below: a contest's layout sets its own. */
export function setTimeZone(timeZone: () => string): void {
	setContext(timeZoneKey, timeZone);
}

/** The zone in which this page tells instants; peninsular Spain where nobody set one. */
export function useTimeZone(): () => string {
	return getContext<(() => string) | undefined>(timeZoneKey) ?? (() => 'Europe/Madrid');
}

/** `const t = useTranslator(teamMessages)`, then `t('key', { values })` in the markup. */
export function useTranslator<Key extends string>(catalogue: Catalogue<Key>): Translate<Key> {
	const locale = useLocale();
	return (key, values) => translator(catalogue, locale())(key, values);
}
