import type { AnyCheckRule } from '../rulebook/check-rules.ts';
import type { HomeSheet, PlanSheet } from '../rulebook/schema.ts';
import { checkPlan } from '../plan/check.ts';
import { checkChoice } from './choice/check.ts';
import { checkCombination } from './combine/check.ts';
import { checkNotCut } from './cut.ts';
import { checkFullEcho } from './echo/full.ts';
import { checkEquipment } from './equipment/check.ts';
import { checkJson } from './format/json.ts';
import { checkList } from './format/list.ts';
import { checkTable } from './format/table.ts';
import { checkLanguage } from './language/check.ts';
import { checkAreas } from './measures/areas.ts';
import { checkCount } from './measures/count.ts';
import { checkFields } from './measures/fields.ts';
import { readMeasures } from './measures/read.ts';
import { checkSavings } from './measures/savings.ts';
import { checkNumber } from './number/check.ts';
import { wordsOf } from './number/figures.ts';
import type { CheckOutcome } from './check.ts';
import { foldText } from './text/fold.ts';
import { plainText } from './text/plain.ts';
import { checkContains, checkExcludes } from './words/contains.ts';
import { checkLength } from './words/length.ts';
import { checkMatches } from './words/matches.ts';

/** An answer with all that some check may want to know of it. */
export interface AnswerToCheck {
	checks: readonly AnyCheckRule[];
	answer: string;
	/** As the endpoint told it; undefined where it told none. */
	finishReason: string | undefined;
	/** Of this answer, as the endpoint counted them; undefined where it did not. */
	completionTokens: number | undefined;
	/** What the participant wrote in the conversation, in order. */
	prompts: readonly string[];
	/** The model's answers before this one, where they are known: `earlier[i]` answers `prompts[i]`. */
	earlier?: readonly string[];
	/** Texts that anybody may quote: the sheet and the statement. */
	given: readonly string[];
	/** The sheet of reto 1, for the checks that read it. */
	home?: HomeSheet;
	/** The sheet of reto 2 that the answer plans. */
	plan?: PlanSheet;
}

/** What several checks read, read when the first of them asks. */
function once<Value extends object>(read: () => Value): () => Value {
	let value: Value | undefined;
	return () => (value ??= read());
}

function needed<Sheet>(sheet: Sheet | undefined, kind: string): Sheet {
	if (sheet === undefined) throw new TypeError(`the check «${kind}» needs a sheet`);
	return sheet;
}

/**
 * Runs checks of every kind on an answer, in the order of the rulebook. Throws a TypeError where a
 * check needs a sheet that is not there, and a RangeError where a pattern or a schema does not
 * compile: `lintRulebook` says both before any answer comes.
 */
export function runChecks(input: AnswerToCheck): CheckOutcome[] {
	const { answer, home } = input;
	const measures = once(() => readMeasures(answer));
	const folded = once(() => foldText(answer));
	const plain = once(() => plainText(answer, folded()));
	const words = once(() => wordsOf(folded()));

	const run = (rule: AnyCheckRule): CheckOutcome => {
		switch (rule.kind) {
			case 'not-cut':
				return checkNotCut(input.finishReason);
			case 'language':
				return checkLanguage(answer, rule.allowed);
			case 'measures-count':
				return checkCount(measures(), rule.exactly);
			case 'measures-fields':
				return checkFields(measures());
			case 'measures-areas':
				return checkAreas(measures(), rule.atLeast);
			case 'measures-savings': {
				const { yearlyKwh } = needed(home, rule.kind);
				return checkSavings(measures(), { yearlyKwh, maxShare: rule.maxShare });
			}
			case 'known-equipment':
				return checkEquipment(answer, needed(home, rule.kind));
			case 'echo':
				return checkFullEcho(answer, { ...input, threshold: rule.threshold });
			case 'plan':
				return checkPlan(answer, needed(input.plan, rule.kind), rule.maxShareOfNaive);
			case 'contains':
				return checkContains(plain(), rule);
			case 'excludes':
				return checkExcludes(plain(), rule);
			case 'matches':
				return checkMatches(answer, rule);
			case 'length':
				return checkLength(answer, rule, input.completionTokens);
			case 'json':
				return checkJson(answer, rule);
			case 'table':
				return checkTable(folded(), rule);
			case 'list':
				return checkList(folded(), rule);
			case 'number':
				return checkNumber(words(), rule);
			case 'choice':
				return checkChoice(plain(), rule);
			case 'all':
			case 'any':
			case 'weighted':
				return checkCombination(rule, run);
		}
	};

	return input.checks.map(run);
}
