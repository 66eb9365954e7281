import type { CheckRule, ConversationChallenge } from '../rulebook/schema.ts';
import type { CheckOutcome } from './check.ts';
import { checkNotCut } from './cut.ts';
import { checkEcho } from './echo/check.ts';
import { checkEquipment } from './equipment/check.ts';
import { givenTexts } from './given.ts';
import { checkLanguage } from './language/check.ts';
import { checkAreas } from './measures/areas.ts';
import { checkCount } from './measures/count.ts';
import { checkFields } from './measures/fields.ts';
import type { Measure } from './measures/measure.ts';
import { readMeasures } from './measures/read.ts';
import { checkSavings } from './measures/savings.ts';

export interface ConversationAnswer {
	challenge: Pick<ConversationChallenge, 'checks' | 'sheet' | 'statement'>;
	answer: string;
	/** As the endpoint told it; undefined where it told none. */
	finishReason: string | undefined;
	/** What the participant wrote in the conversation, in order. */
	prompts: readonly string[];
}

/**
 * Runs the checks of a conversation's challenge on its last answer, in the order of the rulebook.
 * Throws where the rulebook asks for the plan of the other kind of challenge.
 */
export function runConversationChecks(input: ConversationAnswer): CheckOutcome[] {
	const { challenge, answer, finishReason, prompts } = input;
	let read: Measure[] | undefined;
	const measures = () => (read ??= readMeasures(answer));

	const run = (rule: CheckRule): CheckOutcome => {
		switch (rule.kind) {
			case 'not-cut':
				return checkNotCut(finishReason);
			case 'language':
				return checkLanguage(answer, rule.allowed);
			case 'measures-count':
				return checkCount(measures(), rule.exactly);
			case 'measures-fields':
				return checkFields(measures());
			case 'measures-areas':
				return checkAreas(measures(), rule.atLeast);
			case 'measures-savings':
				return checkSavings(measures(), {
					yearlyKwh: challenge.sheet.yearlyKwh,
					maxShare: rule.maxShare
				});
			case 'known-equipment':
				return checkEquipment(answer, challenge.sheet);
			case 'echo':
				return checkEcho(answer, {
					prompts,
					given: givenTexts(challenge),
					threshold: rule.threshold
				});
			case 'plan':
				throw new TypeError('a conversation challenge has no plan to check');
		}
	};

	return challenge.checks.map(run);
}

/** Whether an answer is valid: no check failed. Flags decide nothing. */
export function isValid(outcomes: readonly CheckOutcome[]): boolean {
	return outcomes.every(({ outcome }) => outcome !== 'failed');
}
