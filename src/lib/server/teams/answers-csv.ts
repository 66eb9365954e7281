import { stringify } from 'csv-stringify/sync';
import type { Locale, RegistrationField } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import type { MemberAnswers } from './answers.ts';

/**
 * What members answered, as CSV for a spreadsheet: UTF-8 with its mark and CRLF, and a quote before
 * whatever a spreadsheet would run as a formula. Empty is no answer; a confirmation is `sí` or `no`.
 */
export async function* answersCsv(
	people: readonly MemberAnswers[],
	{ fields, locale }: { fields: readonly RegistrationField[]; locale: Locale }
): AsyncGenerator<string> {
	const headings = [
		'equipo',
		'persona',
		'correo',
		...fields.map(({ title }) => text(title, locale))
	];
	const rows = people.map(({ team, name, email, answers }) => [
		team,
		name,
		email,
		...fields.map((field) => said(field, answers.get(field.id), locale))
	]);
	yield stringify([headings, ...rows], {
		bom: true,
		escape_formulas: true,
		record_delimiter: 'windows'
	});
}

function said(field: RegistrationField, value: string | undefined, locale: Locale): string {
	if (value === undefined) return '';
	if (field.kind === 'confirmation') return value === 'yes' ? 'sí' : 'no';
	if (field.kind === 'text') return value;
	const option = field.options.find(({ id }) => id === value);

	return option ? text(option.title, locale) : value;
}
