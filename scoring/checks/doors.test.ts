import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const scoring = join(import.meta.dirname, '..');
const IMPORT = /^\s*(?:import|export)\s+(?!type\b)[^;]*?from '([^']+)'/gm;

/** Packages that a module brings along, with all that it imports. */
function packagesOf(file: string, seen = new Set<string>()): Set<string> {
	if (seen.has(file)) return new Set();
	seen.add(file);
	const found = new Set<string>();
	for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
		if (!from.startsWith('.')) found.add(from);
		else for (const name of packagesOf(join(dirname(file), from), seen)) found.add(name);
	}
	return found;
}

test.each([
	['index.ts', ['canonicalize', 'zod']],
	['energy/index.ts', []],
	['rulebook/lint/finding.ts', []],
	['uncertainty/bootstrap.ts', []]
])('a page that imports %s gets no engine of patterns or schemas with it', (door, allowed) => {
	const packages = [...packagesOf(join(scoring, door))].map((name) => name.split('/')[0]);
	expect([...new Set(packages)].filter((name) => name !== '@noble').sort()).toEqual(allowed);
});

test('the checks of every kind bring both engines, so that only the server imports them', () => {
	const packages = packagesOf(join(scoring, 'checks/every.ts'));
	expect(packages).toContain('ajv');
	expect(packages).toContain('re2js');
});
