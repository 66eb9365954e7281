import { renderSheet } from '../plan/render.ts';
import type {
	AlignmentChallenge,
	ConversationChallenge,
	PlanSheet,
	TemplateChallenge
} from '../rulebook/schema.ts';
import type { CheckOutcome } from './check.ts';
import { allTogether } from './combine/check.ts';
import { runChecks, type AnswerToCheck } from './every.ts';
import { givenTexts, textsOf } from './given.ts';

type Asked =
	| Pick<ConversationChallenge, 'kind' | 'checks' | 'sheet' | 'statement'>
	| Pick<AlignmentChallenge, 'kind' | 'checks' | 'categories' | 'statement'>;

export interface ConversationAnswer extends Pick<
	AnswerToCheck,
	'answer' | 'finishReason' | 'prompts' | 'earlier'
> {
	challenge: Asked;
	completionTokens?: number | undefined;
}

/** Runs the checks of a conversation's challenge on its last answer, in the order of the rulebook. */
export function runConversationChecks({
	challenge,
	completionTokens,
	...said
}: ConversationAnswer): CheckOutcome[] {
	const { checks } = challenge;
	if (challenge.kind === 'alignment') {
		const stock = challenge.categories.flatMap(({ challenges }) => challenges);
		const given = [challenge.statement, ...stock.map(({ text }) => text)].flatMap(textsOf);
		return runChecks({ checks, completionTokens, given, ...said });
	}
	const given = givenTexts(challenge);
	return runChecks({ checks, completionTokens, given, home: challenge.sheet, ...said });
}

export interface TemplateAnswer extends Pick<
	AnswerToCheck,
	'answer' | 'finishReason' | 'completionTokens'
> {
	challenge: Pick<TemplateChallenge, 'checks' | 'statement'>;
	/** What the participant wrote; what decides does not depend on it. */
	template: string;
	sheet: PlanSheet;
}

/**
 * What the checks of a template's challenge say of its answer on one sheet: the plan's own words
 * where there is no other check, and else all of them together.
 */
export function runTemplateChecks(input: TemplateAnswer): CheckOutcome {
	const { challenge, template, sheet, ...said } = input;
	const outcomes = runChecks({
		checks: challenge.checks,
		prompts: [template],
		given: [...textsOf(challenge.statement), renderSheet(sheet, 'es')],
		plan: sheet,
		...said
	});
	const [only] = outcomes;
	return only && outcomes.length === 1 ? only : allTogether(outcomes);
}
