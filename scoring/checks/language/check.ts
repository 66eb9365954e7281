import type { Locale } from '../../rulebook/schema.ts';
import type { CheckOutcome } from '../check.ts';
import { detectLanguage } from './detect.ts';

/** The answer is written in one of the allowed languages; Valencian and Catalan are one. */
export function checkLanguage(answer: string, allowed: readonly Locale[]): CheckOutcome {
	const language = detectLanguage(answer);
	const known = new Set<string>(allowed.map((locale) => (locale === 'va' ? 'ca' : locale)));
	const passed = language !== undefined && known.has(language);

	return {
		kind: 'language',
		outcome: passed ? 'passed' : 'failed',
		reason: passed
			? 'language-allowed'
			: language === undefined
				? 'language-unclear'
				: 'language-not-allowed',
		params: { language: language ?? '' },
		evidence: []
	};
}
