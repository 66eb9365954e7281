import type { CheckOutcome } from '#scoring';
import { judgingMessages } from '#lib/i18n/catalogues/judging.ts';
import { checkSentence } from '#lib/i18n/check-sentence.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';

type Key = keyof typeof judgingMessages.source;

const isKey = (word: string): word is Key => word in judgingMessages.source;

/** A check's reason as a judge reads it, where the sentence for teams would tell them what to do. */
export function judgeSentence(
	check: Pick<CheckOutcome, 'kind' | 'reason' | 'params'>,
	locale: Locale
): string {
	const key = `reason.${check.reason}`;

	return isKey(key)
		? translator(judgingMessages, locale)(key, check.params)
		: checkSentence(check, locale);
}
