import { compare, format, parseRational, rational } from '../exact/rational.ts';
import type { ChallengeRules } from '../rulebook/schema.ts';

/** One replay of a presented conversation, on the organiser's account. */
export interface ConfirmationRun {
	/** Whether its last answer passed the checks. */
	valid: boolean;
	/** Counted by another tokenizer than the model's, or answered by another model. */
	estimated: boolean;
	/** Whether an earlier run gave the same last answer, byte for byte. */
	repeated: boolean;
}

/** What the confirmation runs of an entry come to. */
export interface Confirmation {
	runs: number;
	passes: number;
	/** Whether the rulebook's share of the runs passed. */
	accepted: boolean;
	/** Share of the runs whose outcome is the majority's, an exact fraction. */
	agreement: string;
	/** How many different last answers they gave. */
	answers: number;
	/** Whether the model's own tokenizer counted all of them. */
	counted: boolean;
}

/**
 * What the runs say together; undefined until there are as many as the rulebook asks, because half of
 * them say nothing yet. They decide validity and clear estimated counts; the cost stays the presented one.
 */
export function confirmationOf(
	runs: readonly ConfirmationRun[],
	{ runs: needed, share }: ChallengeRules['confirmation']
): Confirmation | undefined {
	if (runs.length < needed) return undefined;
	const passes = runs.filter(({ valid }) => valid).length;
	const all = BigInt(runs.length);
	const majority = BigInt(Math.max(passes, runs.length - passes));
	return {
		runs: runs.length,
		passes,
		accepted: compare(rational(BigInt(passes), all), parseRational(share)) >= 0,
		agreement: format(rational(majority, all)),
		answers: runs.filter(({ repeated }) => !repeated).length,
		counted: runs.every(({ estimated }) => !estimated)
	};
}
