import type { z } from 'zod';
import { finding, type Finding } from './finding.ts';

type Issue = z.core.$ZodIssue;

const isMismatch = (issue: Issue) =>
	issue.code === 'invalid_union' && issue.path.length <= 1 && 'discriminator' in issue;

/** Issues with those of unions in the place of «invalid input»: of the branch that was meant. */
function unfolded(issue: Issue, around: readonly PropertyKey[] = []): Issue[] {
	const path = [...around, ...issue.path];
	if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ ...issue, path }];
	const meant = issue.errors.find((branch) => !branch.some(isMismatch));
	if (meant) return meant.flatMap((inner) => unfolded(inner, path));
	const inner = issue.errors.flat().find(isMismatch);
	const known = issue.errors.flat().flatMap((each) => ('options' in each ? each.options : []));
	return [{ ...(inner ?? issue), path: [...path, 'kind'], options: known } as Issue];
}

const EXPECTED: Readonly<Record<string, string>> = {
	string: 'a text',
	number: 'a number',
	int: 'a whole number',
	boolean: 'true or false',
	object: 'an object',
	array: 'a list'
};

function told(issue: Issue, document: unknown): Finding {
	const path = issue.path.map(String).join('.');
	const last = String(issue.path.at(-1) ?? '');
	const around = issue.path.slice(0, -1).reduce<unknown>(within, document);
	const isMissing = within(around, last) === undefined;

	if (issue.code === 'unrecognized_keys')
		return finding('field-unknown', path, {
			names: issue.keys.map((key) => `«${key}»`).join(', ')
		});
	if (issue.code === 'invalid_union') {
		if (path.endsWith('ranking.policy') && !isMissing) return finding('policy-refused', path);
		const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
		const known = [...new Set(options.map(String))].join(', ');
		return finding(isMissing ? 'field-missing' : 'kind-unknown', path, { expected: last, known });
	}
	if (isMissing && path.endsWith('ranking.parNwh')) return finding('par-missing', path);
	if (isMissing) return finding('field-missing', path, { expected: `«${last}»` });
	if (issue.message === 'divides by zero') return finding('language-factor-zero', path);
	const expected = issue.code === 'invalid_type' ? EXPECTED[issue.expected] : undefined;
	return finding('field-invalid', path, {
		problem: issue.message,
		expected: expected ?? 'what the example edition has there'
	});
}

function within(value: unknown, key: PropertyKey): unknown {
	if (typeof value !== 'object' || value === null) return undefined;
	return (value as Record<PropertyKey, unknown>)[key];
}

/** What is wrong with the shape of a document, a finding for each field. */
export function shapeFindings(error: z.ZodError, document: unknown): Finding[] {
	return error.issues.flatMap((issue) => unfolded(issue)).map((issue) => told(issue, document));
}
