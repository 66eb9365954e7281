import type { CheckOutcome, Locale } from '#scoring';
import { checkSentence, checkTitle } from '#lib/i18n/check-sentence.ts';
import type { CheckView } from '#lib/workbench/view.ts';

const MOST_EVIDENCE = 4;
const LONGEST_EVIDENCE = 140;

/** A check in words, with the answer's own instead of places in it. */
export function checkView(outcome: CheckOutcome, answer: string, locale: Locale): CheckView {
	const { kind, reason, evidence, parts } = outcome;

	return {
		kind,
		outcome: outcome.outcome,
		reason,
		title: checkTitle(kind, locale),
		sentence: checkSentence(outcome, locale),
		evidence: evidence
			.slice(0, MOST_EVIDENCE)
			.map(({ start, end }) => {
				const words = answer.slice(start, end).replace(/\s+/g, ' ').trim();
				return words.length > LONGEST_EVIDENCE ? `${words.slice(0, LONGEST_EVIDENCE)}…` : words;
			})
			.filter((words) => words !== ''),
		parts: parts?.map((part) => checkView(part, answer, locale))
	};
}
