import { anyCheckRule } from '../rulebook/check-rules.ts';
import { HOME } from '../rulebook/editions/desafio-alia/home.ts';
import { runChecks } from './every.ts';

/** What one check says of an answer; the rule is read as a rulebook's is. */
export function check(rule: unknown, answer: string, more: { completionTokens?: number } = {}) {
	const [outcome] = runChecks({
		checks: [anyCheckRule.parse(rule)],
		answer,
		finishReason: 'stop',
		completionTokens: more.completionTokens,
		prompts: [],
		given: [],
		home: HOME.sheet
	});
	if (!outcome) throw new Error('one check gives one outcome');
	return outcome;
}

/** What an answer is told, and what is shown of it. */
export function said(rule: unknown, answer: string): [reason: string, shown: string[]] {
	const { reason, evidence } = check(rule, answer);
	return [reason, evidence.map(({ start, end }) => answer.slice(start, end))];
}
