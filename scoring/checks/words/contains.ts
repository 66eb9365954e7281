import type { AnyCheckRule } from '../../rulebook/check-rules.ts';
import { MOST_EVIDENCE, type CheckOutcome } from '../check.ts';
import { occurrences, plainSpan, type PlainText } from '../text/plain.ts';

type ContainsRule = Extract<AnyCheckRule, { kind: 'contains' }>;
type ExcludesRule = Extract<AnyCheckRule, { kind: 'excludes' }>;

/** The answer has enough of some texts, whatever their case, accents, width or script. */
export function checkContains(plain: PlainText, rule: ContainsRule): CheckOutcome {
	const { texts, atLeast = texts.length, as = 'word' } = rule;
	const found = texts.map((text) => occurrences(plain, text, { as, most: 1 })[0]);
	const missing = texts.filter((_, index) => found[index] === undefined);
	const passed = texts.length - missing.length >= atLeast;
	return {
		kind: 'contains',
		outcome: passed ? 'passed' : 'failed',
		reason: passed ? 'contains-enough' : 'contains-too-few',
		params: {
			found: texts.length - missing.length,
			expected: atLeast,
			missing: missing.join(', ')
		},
		evidence: found.flatMap((span) => (span ? [plainSpan(plain, span.start, span.end)] : []))
	};
}

/** The answer has none of some texts, however they are dressed up for the eye. */
export function checkExcludes(plain: PlainText, rule: ExcludesRule): CheckOutcome {
	const { texts, as = 'word' } = rule;
	const found = texts.flatMap((text) => {
		const spans = occurrences(plain, text, { as, most: MOST_EVIDENCE });
		return spans.length > 0 ? [{ text, spans }] : [];
	});
	const spans = found.flatMap((each) => each.spans).slice(0, MOST_EVIDENCE);
	return {
		kind: 'excludes',
		outcome: found.length === 0 ? 'passed' : 'failed',
		reason: found.length === 0 ? 'excludes-none' : 'excludes-found',
		params: { count: found.length, found: found.map(({ text }) => text).join(', ') },
		evidence: spans.map(({ start, end }) => plainSpan(plain, start, end))
	};
}
