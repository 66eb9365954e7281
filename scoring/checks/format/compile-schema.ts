import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { compilePattern } from '../words/pattern.ts';
import { schemaProblems } from './safe-schema.ts';

/** What validates a value: the first thing that is wrong with it, undefined where nothing is. */
export type SchemaCheck = (value: unknown) => ErrorObject | undefined;

/** Patterns of a schema run in linear time, as all patterns over an answer do; ajv tells them apart by text. */
function linearPattern(pattern: string) {
	const compiled = compilePattern(pattern);
	if (!compiled.ok) throw new RangeError(`the pattern ${pattern}: ${compiled.problem}`);
	const { regex } = compiled;
	return { test: (text: string) => regex.matcher(text).find(), toString: () => pattern };
}
linearPattern.code = 'linearPattern';

const compiled = new WeakMap<object, SchemaCheck>();

function compile(schema: Record<string, unknown>): ValidateFunction {
	const [problem] = schemaProblems(schema);
	if (problem) throw new RangeError(`the schema at ${problem.at || '/'} ${problem.problem}`);
	// What a value inherits («toString») is not in the answer; an unknown keyword is a slip.
	const ajv = new Ajv({ ownProperties: true, code: { regExp: linearPattern }, logger: false });
	return ajv.compile(schema);
}

/** Compiles a JSON Schema that `schemaProblems` finds safe; refuses others with a RangeError. */
export function compileSchema(schema: Record<string, unknown>): SchemaCheck {
	let check = compiled.get(schema);
	if (!check) {
		const validate = compile(schema);
		check = (value) => (validate(value) ? undefined : validate.errors?.[0]);
		compiled.set(schema, check);
	}
	return check;
}
