import type { FindingText } from './finding.ts';

const error = (message: string, suggestion: string): FindingText => ({
	severity: 'error',
	message,
	suggestion
});

/** What the shape of a document can get wrong. */
export const SHAPE_TEXTS = {
	'not-a-rulebook': error(
		'this is no rulebook',
		'Write a JSON object whose «format» is "vatio-rulebook/1"; the example edition is one.'
	),
	'too-deep': error(
		'the document nests deeper than {most} levels',
		'No rulebook needs that many: look for a bracket that was never closed.'
	),
	'key-repeated': error(
		'the key is given twice, and only the last one would count',
		'Keep one of the two.'
	),
	'field-missing': error('{expected} is missing', 'Add the field; the example edition shows it.'),
	'field-unknown': error(
		'no field has the name {names}',
		'Remove it, or correct its spelling: what is not read would be promised and not kept.'
	),
	'field-invalid': error('this is not taken: {problem}', 'Write {expected}.'),
	'kind-unknown': error('there is no such kind; there is {known}', 'Write one of those.'),
	'par-missing': error(
		'a weighted ranking needs a par: the energy at which efficiency is whole',
		'Write parNwh, in nanowatt-hours, from a rehearsal: what a good answer took.'
	),
	'policy-refused': error(
		'there is no such ranking policy; validity divided by energy, and the like, let thrift buy validity',
		'Write "gate-then-energy" (valid first, then the least energy), "weighted" or "pareto".'
	),
	'language-factor-zero': error(
		'a factor of zero divides by zero',
		'Write "1" until the factor was measured on parallel text.'
	)
} satisfies Record<string, FindingText>;
