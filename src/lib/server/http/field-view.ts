import type { Locale, RegistrationField } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';

/** A question of the rulebook as a form shows it, with what was answered. */
export interface FieldView {
	id: string;
	kind: RegistrationField['kind'];
	title: string;
	required: boolean;
	options: { id: string; title: string }[];
	value: string;
}

export function fieldViews(
	fields: readonly RegistrationField[],
	locale: Locale,
	known: ReadonlyMap<string, string> = new Map()
): FieldView[] {
	return fields.map((field) => ({
		id: field.id,
		kind: field.kind,
		title: text(field.title, locale),
		required: field.required,
		options:
			field.kind === 'choice'
				? field.options.map(({ id, title }) => ({ id, title: text(title, locale) }))
				: [],
		value: known.get(field.id) ?? ''
	}));
}

const PREFIX = 'answer.';

/** The answers in a form's fields, by question. */
export function typedAnswers(fields: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(fields)
			.filter(([name]) => name.startsWith(PREFIX))
			.map(([name, value]) => [name.slice(PREFIX.length), value])
	);
}
