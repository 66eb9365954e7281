import { lineAndColumn, readJson, type JsonPath } from '../json/read.ts';
import type { Finding } from '../rulebook/lint/finding.ts';
import { BadInput } from './command.ts';
import type { Command, World } from './command.ts';

async function textOf(path: string, world: World): Promise<string> {
	const lines: string[] = [];
	for await (const line of world.lines(path)) lines.push(line);
	return lines.join('\n');
}

/** A dotted path as the keys that it names; digits name the places of a list. */
function keysOf(path: string, document: unknown): JsonPath {
	let around = document;
	return path.split('.').flatMap((name) => {
		const key = Array.isArray(around) ? Number(name) : name;
		around = (around as Record<string | number, unknown> | undefined)?.[key];
		return name === '' ? [] : [key];
	});
}

const byPlace = (a: { line: number }, b: { line: number }) => a.line - b.line;

/** Lints the rulebook of a file. Exit 1 where a finding is an error. */
export const lint: Command = {
	usage: ['lint RULEBOOK.json'],
	async run(args, world) {
		const [path, ...rest] = args;
		if (path === undefined) throw new BadInput('which rulebook? a JSON file');
		const stray = path.startsWith('--') ? path : rest[0];
		if (stray !== undefined) throw new BadInput(`unexpected ${JSON.stringify(stray)}`);

		// Late, because no other command needs what runs the checks.
		const { finding } = await import('../rulebook/lint/finding.ts');
		const { isRulebook, lintRulebook } = await import('../rulebook/lint/lint.ts');
		const text = await textOf(path, world);
		const file = JSON.stringify(path);
		const reading = readJson(text);
		if (!reading.ok) {
			const { line, column } = lineAndColumn(text, reading.at);
			const what = reading.problem === 'too-deep' ? 'nests too deep' : 'is not JSON';
			throw new BadInput(`${file} line ${String(line)}, column ${String(column)}: ${what}`);
		}
		const document = reading.value;
		if (!isRulebook(document)) {
			const { line } = lineAndColumn(text, reading.spanOf(['format']).start);
			throw new BadInput(
				`${file} line ${String(line)}, field format: not a rulebook, "vatio-rulebook/1" is`
			);
		}

		const placed = (found: Finding, at: number) => ({
			...found,
			line: lineAndColumn(text, at).line
		});
		const findings = [
			...reading.repeated.map((each) =>
				placed(finding('key-repeated', each.path.join('.')), each.at)
			),
			...lintRulebook(document).map((found) =>
				placed(found, reading.spanOf(keysOf(found.path, document)).start)
			)
		].sort(byPlace);
		const errors = findings.filter(({ severity }) => severity === 'error').length;
		const warnings = findings.length - errors;
		await world.print(JSON.stringify({ errors, warnings, findings }));
		return errors > 0 ? 1 : 0;
	}
};
