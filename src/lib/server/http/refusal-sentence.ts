import { refusalMessages } from '#lib/i18n/catalogues/refusal.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { Refusal } from '#lib/refusal.ts';
import type { Locale } from '#scoring';

/** A refusal in the words of its reader's language. */
export function refusalSentence({ code, details }: Refusal, locale: Locale): string {
	return translator(refusalMessages, locale)(code, details);
}
