import { SHAPE_TEXTS } from './texts-shape.ts';
import { CHALLENGE_TEXTS } from './texts-challenge.ts';
import { CHECK_TEXTS } from './texts-checks.ts';
import { CONTEST_TEXTS } from './texts-contest.ts';

export type Severity = 'error' | 'warning';

/** What a finding says and what to write instead; `{name}` stands for one of its details. */
export interface FindingText {
	severity: Severity;
	message: string;
	suggestion: string;
}

const TEXTS = { ...SHAPE_TEXTS, ...CONTEST_TEXTS, ...CHALLENGE_TEXTS, ...CHECK_TEXTS };

/** Key of a finding, for an interface that says it in another language. */
export type FindingCode = keyof typeof TEXTS;
export const FINDING_CODES = Object.keys(TEXTS) as readonly FindingCode[];

export type Details = Record<string, string | number>;

/** Something that the linter has to say about one place of a rulebook. */
export interface Finding {
	code: FindingCode;
	severity: Severity;
	/** `rounds.0.challenges.1.ranking.parNwh`; empty for the whole rulebook. */
	path: string;
	details: Details;
	/** English, details included. */
	message: string;
	/** English: what to write instead. */
	suggestion: string;
}

const filled = (text: string, details: Details) =>
	text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));

/** A finding of a code at a place. */
export function finding(code: FindingCode, path: string, details: Details = {}): Finding {
	const { severity, message, suggestion } = TEXTS[code];
	return {
		code,
		severity,
		path,
		details,
		message: filled(message, details),
		suggestion: filled(suggestion, details)
	};
}
