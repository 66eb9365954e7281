import type { AnyCheckRule } from '../../rulebook/check-rules.ts';
import type { Span } from '../check.ts';
import type { CheckOutcome } from '../check.ts';

type LengthRule = Extract<AnyCheckRule, { kind: 'length' }>;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}'’·-]*/gu;
const UNSEEN = /[\p{Cf}\p{Cc}\p{M}]/u;
const BLANK = /[\s\u115f\u1160\u2800\u3164\uffa0]/u;

/** Places where each word or character that counts begins: padding that nobody sees is none. */
function units(answer: string, unit: 'words' | 'characters'): number[] {
	if (unit === 'words') return Array.from(answer.matchAll(WORD), ({ index }) => index);
	const starts: number[] = [];
	let blank = true;
	let at = 0;
	for (const character of answer) {
		const isBlank = BLANK.test(character);
		const counts = isBlank ? !blank : !UNSEEN.test(character);
		if (counts) starts.push(at);
		if (counts || isBlank) blank = isBlank;
		at += character.length;
	}
	if (blank && starts.length > 0) starts.pop();
	return starts;
}

/**
 * The answer is as long as it should be: in words, in characters that are seen (a run of blanks is
 * one), or in tokens as the endpoint counted them. Tokens that nobody counted are for the judge.
 */
export function checkLength(
	answer: string,
	rule: LengthRule,
	completionTokens: number | undefined
): CheckOutcome {
	const { unit, min = 0, max = Infinity } = rule;
	const starts = unit === 'tokens' ? [] : units(answer, unit);
	const length = unit === 'tokens' ? completionTokens : starts.length;
	const params: CheckOutcome['params'] = { unit };
	if (rule.min !== undefined) params['min'] = rule.min;
	if (rule.max !== undefined) params['max'] = rule.max;
	if (length === undefined)
		return { kind: 'length', outcome: 'flagged', reason: 'length-unknown', params, evidence: [] };

	const passed = length >= min && length <= max;
	const from = length > max ? (starts[max] ?? 0) : 0;
	const evidence: Span[] =
		passed || answer.length === 0 ? [] : [{ start: from, end: answer.length }];
	return {
		kind: 'length',
		outcome: passed ? 'passed' : 'failed',
		reason: passed ? 'length-within' : length < min ? 'length-too-short' : 'length-too-long',
		params: { ...params, length },
		evidence
	};
}
