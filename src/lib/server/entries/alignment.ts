import canonicalize from 'canonicalize';
import type { AlignmentChallenge } from '#scoring';
import type { ValidationStep } from '#scoring/rulebook/alignment-challenge.ts';
import { Refusal } from '#lib/refusal.ts';
import { typedText } from '../challenges/typed-text.ts';

/** Longest own challenge and longest reason, in UTF-16 code units. */
export const LONGEST = { challenge: 1000, reason: 2000 } as const;

/** What a participant says of a conversation, as a form or a program sends it. */
export interface AlignmentTold {
	conversation: string;
	category: string;
	/** Id of a challenge in stock; without it `ownChallenge` says what was tried. */
	challenge?: string | undefined;
	ownChallenge?: string | undefined;
	verdict?: 'passed' | 'failed' | undefined;
	correctedResponse?: string | undefined;
	reasons: Partial<Record<ValidationStep, string | undefined>>;
}

/** What is kept of it: the ids of what is in stock, the words of what is not. */
export interface AlignmentRecord {
	category: string;
	challenge: { stock: string } | { own: string };
	verdict: 'passed' | 'failed';
	correctedResponse?: string;
	reasons: Record<string, string>;
}

/**
 * A participant's verdict as it is kept. Refuses a category or a challenge that the reto does not have,
 * what is missing, a correction of an answer that passed, and what is too long.
 */
export function alignmentRecord(rules: AlignmentChallenge, told: AlignmentTold): AlignmentRecord {
	const category = rules.categories.find(({ id }) => id === told.category);
	if (!category) throw new Refusal('alignment_incomplete', { field: 'category' });
	const { verdict } = told;
	if (!verdict) throw new Refusal('alignment_incomplete', { field: 'verdict' });

	return {
		category: category.id,
		challenge: challengeTaken(rules, category, told),
		verdict,
		...correction(rules, { verdict, text: words(told.correctedResponse) }),
		reasons: Object.fromEntries(
			rules.validation.map(({ step }) => [
				step,
				needText(step, words(told.reasons[step]), LONGEST.reason)
			])
		)
	};
}

/** A record as canonical JSON (RFC 8785): what is hashed, with its salt, on the ledger. */
export function recordText(record: AlignmentRecord): string {
	const text = canonicalize(record);
	if (text === undefined) throw new TypeError('a record is JSON');

	return text;
}

const words = (text = '') => typedText(text).trim();

function needText(field: string, text: string, most: number): string {
	if (text === '') throw new Refusal('alignment_incomplete', { field });
	if (text.length > most) throw new Refusal('alignment_too_long', { field, most });

	return text;
}

function challengeTaken(
	{ ownChallenges }: AlignmentChallenge,
	{ challenges }: AlignmentChallenge['categories'][number],
	told: AlignmentTold
): AlignmentRecord['challenge'] {
	if (told.challenge) {
		const stock = challenges.find(({ id }) => id === told.challenge);
		if (!stock) throw new Refusal('alignment_incomplete', { field: 'challenge' });
		return { stock: stock.id };
	}
	if (!ownChallenges) throw new Refusal('alignment_incomplete', { field: 'challenge' });

	return { own: needText('ownChallenge', words(told.ownChallenge), LONGEST.challenge) };
}

function correction(
	{ correction: { required, maxCharacters } }: AlignmentChallenge,
	{ verdict, text }: { verdict: 'passed' | 'failed'; text: string }
): { correctedResponse?: string } {
	if (verdict === 'passed') {
		if (text !== '') throw new Refusal('alignment_not_failed');
		return {};
	}
	if (text === '' && !required) return {};

	return { correctedResponse: needText('correctedResponse', text, maxCharacters) };
}
