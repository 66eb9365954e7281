import type { AnyCheckRule } from '../../rulebook/check-rules.ts';
import type { JsonPath } from '../../json/read.ts';
import type { CheckOutcome } from '../check.ts';
import { compileSchema } from './compile-schema.ts';
import { findJson } from './find-json.ts';

type JsonRule = Extract<AnyCheckRule, { kind: 'json' }>;

/** A JSON pointer as the keys that it names; digits name the places of a list. */
function pathOf(pointer: string, value: unknown): JsonPath {
	let around = value;
	return pointer
		.split('/')
		.slice(1)
		.map((part) => {
			const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
			const key = Array.isArray(around) ? Number(name) : name;
			around = (around as Record<string | number, unknown> | undefined)?.[key];
			return key;
		});
}

/** The answer is, or has in it, JSON that a schema takes. What is wrong is shown where it stands. */
export function checkJson(answer: string, { schema, alone = false }: JsonRule): CheckOutcome {
	const validate = compileSchema(schema);
	const found = findJson(answer);
	const failed = (
		reason: string,
		evidence: CheckOutcome['evidence'],
		params: CheckOutcome['params'] = {}
	): CheckOutcome => ({ kind: 'json', outcome: 'failed', reason, params, evidence });

	if (found === undefined) return failed('json-missing', []);
	if (found === 'too-deep') return failed('json-too-deep', []);
	const { json } = found;
	if (alone && !found.alone) {
		const { start, end } = json.span;
		const around = [
			{ start: 0, end: start },
			{ start: end, end: answer.length }
		];
		return failed(
			'json-not-alone',
			around.filter((span) => answer.slice(span.start, span.end).trim() !== '')
		);
	}
	const error = validate(json.value);
	if (error)
		return failed('json-invalid', [json.spanOf(pathOf(error.instancePath, json.value))], {
			at: error.instancePath || '/',
			keyword: error.keyword,
			problem: error.message ?? ''
		});
	return {
		kind: 'json',
		outcome: 'passed',
		reason: 'json-valid',
		params: {},
		evidence: [json.span]
	};
}
