import { Refusal } from '#lib/refusal.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import { readAnswers, registrationFields, type Answer } from './answers.ts';

/** What a person declares when they take part: the rules they read, and their age. */
export interface Acceptance {
	/** Version of the rulebook that the form showed. */
	version: number;
	/** `guardian`: under the rulebook's age, with the consent of a parent or guardian. */
	age: 'adult' | 'guardian' | undefined;
	/** To the rulebook's questions, by their ids. */
	answers?: Readonly<Record<string, string>> | undefined;
}

/** What is stored of an acceptance. */
export interface Accepted {
	acceptedVersion: number;
	acceptedHash: string;
	guardianConsent: boolean;
	answers: Answer[];
}

/** Whether taking part asks for one's age at all. */
export const asksAge = ({ rulebook }: Pick<ContestInForce, 'rulebook'>): boolean =>
	rulebook.eligibility.guardianUnder > 0;

/**
 * Holds an acceptance against the rulebook in force. Refuses another version than that, and a person
 * who declares neither to be of age nor to have consent, or leaves a required question without answer.
 */
export function accept(
	contest: Pick<ContestInForce, 'version' | 'hash' | 'rulebook'>,
	{ version, age, answers = {} }: Acceptance
): Accepted {
	if (version !== contest.version) {
		throw new Refusal('rulebook_changed', { version: contest.version });
	}
	if (asksAge(contest) && age === undefined) {
		throw new Refusal('guardian_needed', { age: contest.rulebook.eligibility.guardianUnder });
	}

	return {
		acceptedVersion: contest.version,
		acceptedHash: contest.hash,
		guardianConsent: age === 'guardian',
		answers: readAnswers(registrationFields(contest.rulebook), answers)
	};
}
