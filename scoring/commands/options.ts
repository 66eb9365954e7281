import { BadInput } from './command.ts';

/**
 * Reads `--name value` and `--name=value`. Refuses what is not among `names`, a name given twice, a
 * name without a value, and anything that is no option.
 */
export function readOptions<Name extends string>(
	args: readonly string[],
	names: readonly Name[]
): Partial<Record<Name, string>> {
	const values: Partial<Record<Name, string>> = {};
	for (let at = 0; at < args.length; at += 1) {
		const argument = args[at] ?? '';
		if (!argument.startsWith('--')) throw new BadInput(`unexpected ${JSON.stringify(argument)}`);
		const equals = argument.indexOf('=');
		const written = argument.slice(2, equals === -1 ? undefined : equals);
		const name = names.find((known) => known === written);
		if (!name) throw new BadInput(`unknown option ${JSON.stringify(`--${written}`)}`);
		if (values[name] !== undefined) throw new BadInput(`--${name} is given twice`);
		const value = equals === -1 ? args[(at += 1)] : argument.slice(equals + 1);
		if (!value || (equals === -1 && value.startsWith('--'))) {
			throw new BadInput(`--${name} needs a value`);
		}
		values[name] = value;
	}
	return values;
}

/** The value of an option as a natural number below 2^53; refuses anything else. */
export function naturalOption(name: string, text: string | undefined): number {
	if (text === undefined) throw new BadInput(`--${name} is missing`);
	const value = Number(text);
	if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
	throw new BadInput(`--${name} is not a natural number: ${JSON.stringify(text)}`);
}
