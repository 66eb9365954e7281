import { rulebookMessages } from '#lib/i18n/catalogues/rulebook.ts';
import { translator, type Translate } from '#lib/i18n/translator.ts';
import type { Locale } from '#scoring';
import type { Finding } from '#scoring/rulebook/lint/finding.ts';

/** What the site alone finds wrong, before there is a document to lint. */
type OwnCode = 'empty' | 'not-json';

export type RulebookFinding = Pick<Finding, 'severity' | 'path' | 'details'> & {
	code: Finding['code'] | OwnCode;
};

/** A finding in the organiser's words. */
export interface ToldFinding {
	severity: Finding['severity'];
	/** `rounds.0.phases.opens`; empty for the whole document. */
	path: string;
	what: string;
	fix: string;
}

type Said = Extract<keyof typeof rulebookMessages.source, `say.${string}`>;

/** Details that are words, as the library says them in English. */
const WORDS: Readonly<Record<string, Said>> = {
	'a text': 'say.text',
	'a number': 'say.number',
	'a whole number': 'say.int',
	'true or false': 'say.boolean',
	'an object': 'say.object',
	'a list': 'say.list',
	'what the example edition has there': 'say.example',
	'what is expected there': 'say.example',
	'lower-case letters, digits and single hyphens': 'say.slug',
	'a whole number or an exact fraction such as 7/10': 'say.fraction',
	'a decimal such as 12.5': 'say.decimal',
	'an empty answer': 'say.empty-answer',
	'a blank': 'say.blank',
	'a full stop': 'say.full-stop',
	'an empty object': 'say.empty-object',
	'an empty list': 'say.empty-list',
	'an empty numbered list': 'say.empty-numbered',
	'the sheet': 'say.sheet',
	'the statement': 'say.statement'
};

export function toldFinding(
	{ code, severity, path, details }: RulebookFinding,
	locale: Locale
): ToldFinding {
	const t = translator(rulebookMessages, locale);
	const values = Object.fromEntries(
		Object.entries(details).map(([name, value]) => [name, inWords(value, t)])
	);

	return { severity, path, what: t(code, values), fix: t(`${code}.fix`, values) };
}

function inWords(value: string | number, t: Translate<Said>): string {
	const known = WORDS[value];
	// What the schema's library says in Spanish: its «arreglo» is a «lista» in Spain.
	return known ? t(known) : String(value).replaceAll('arreglo', 'lista');
}
