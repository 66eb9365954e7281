import { renderSheet } from '../../plan/render.ts';
import type { AnyCheckRule } from '../check-rules.ts';
import type { ChallengeRules } from '../schema.ts';

/** The tokens of a text lie between these, whatever the tokenizer: four letters is what is usual. */
const MOST_LETTERS = 8;
const LEAST_LETTERS = 1;

const MEASURE_TOKENS = 4;
const MEASURE_WITH_FIELDS_TOKENS = 10;
/** «9 8 12 14» with the four names that say which is which. */
const PLAN_TOKENS = 8;

const words = (text: string) => text.split(/\s+/).filter(Boolean).length;

/** Fewest tokens that an answer can pass a check with: a number that none can go below. */
function leastFor(rule: AnyCheckRule, others: readonly AnyCheckRule[]): number {
	switch (rule.kind) {
		case 'measures-count': {
			const needsFields = others.some(({ kind }) => kind === 'measures-fields');
			return rule.exactly * (needsFields ? MEASURE_WITH_FIELDS_TOKENS : MEASURE_TOKENS);
		}
		case 'plan':
			return PLAN_TOKENS;
		case 'list':
			return rule.items * (2 + 3 * (rule.fields?.length ?? 0));
		case 'table':
			return ((rule.rows.min ?? 0) + 2) * rule.columns.length;
		case 'length':
			if (rule.unit === 'characters') return Math.ceil((rule.min ?? 0) / 20);
			return rule.min ?? 0;
		case 'contains': {
			const each = rule.texts.map(words).sort((a, b) => a - b);
			return each.slice(0, rule.atLeast ?? each.length).reduce((sum, n) => sum + n, 0);
		}
		case 'all':
			return Math.max(...rule.of.map((part) => leastFor(part, rule.of)));
		case 'any':
			return Math.min(...rule.of.map((part) => leastFor(part, rule.of)));
		default:
			return 1;
	}
}

/** Fewest tokens of an answer that passes all of a challenge's checks, surely not too many. */
export function leastAnswerTokens({ checks }: ChallengeRules): number {
	return Math.max(1, ...checks.map((rule) => leastFor(rule, checks)));
}

/** Characters of the sheet that every call carries. */
function sheetLetters(challenge: ChallengeRules, choose: (...all: number[]) => number): number {
	if (challenge.kind === 'template')
		return choose(...challenge.openSheets.map((sheet) => renderSheet(sheet, 'es').length));
	if (challenge.kind === 'alignment') return 0;
	const facts = challenge.sheet.facts.map(({ label, value }) => label.es.length + value.es.length);
	return facts.reduce((sum, letters) => sum + letters, 0);
}

/** Fewest tokens of a prompt: the sheet in the longest tokens, and one word. */
export function leastPromptTokens(challenge: ChallengeRules): number {
	return 1 + Math.floor(sheetLetters(challenge, Math.min) / MOST_LETTERS);
}

/** Most tokens of a single call's prompt: the longest that is taken, and the sheet letter by letter. */
export function mostPromptTokens(challenge: ChallengeRules): number {
	const sheet = Math.ceil(sheetLetters(challenge, Math.max) / LEAST_LETTERS);
	return challenge.limits.promptTokens + sheet;
}
