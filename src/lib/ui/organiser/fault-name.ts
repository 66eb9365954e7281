import { organiserMessages } from '#lib/i18n/catalogues/organiser.ts';
import type { Translate } from '#lib/i18n/translator.ts';

type Key = keyof typeof organiserMessages.source;

const isKey = (word: string): word is Key => word in organiserMessages.source;

/** What went wrong in few words; a code that has none is told as it is. */
export function faultName(t: Translate<Key>, code: string): string {
	const key = `fault.${code}`;

	return isKey(key) ? t(key) : code;
}
