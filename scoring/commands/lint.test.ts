import { expect, test } from 'vitest';
import { desafioAlia } from '../rulebook/editions/desafio-alia.ts';
import type { World } from './command.ts';
import { lint } from './lint.ts';

const edition = JSON.stringify(desafioAlia({ model: 'alia', opensAt: 0 }), null, '\t');

async function linted(text: string, args = ['bases.json']) {
	const printed: string[] = [];
	const world = {
		async *lines() {
			yield* text.split('\n');
		},
		async print(line: string) {
			printed.push(line);
		}
	} as Partial<World> as World;
	const outcome = await lint.run(args, world);
	return { outcome, answer: JSON.parse(printed.join('')) as Record<string, unknown> };
}

test('the edition as a file has warnings and no error, each with its line', async () => {
	const { outcome, answer } = await linted(edition);
	expect(outcome).toBe(0);
	expect(answer).toMatchObject({ errors: 0, warnings: 3 });
	const { findings } = answer as { findings: { path: string; line: number }[] };
	const practice = findings.find(({ path }) => path.endsWith('practiceOpens'));
	expect(edition.split('\n')[(practice?.line ?? 0) - 1]).toContain('"practiceOpens"');
});

test('an error is exit 1, and a key that is given twice is one', async () => {
	const { outcome, answer } = await linted(
		edition.replace('"version": 1', '"version": 2,\n"version": 1')
	);
	expect(outcome).toBe(1);
	expect(answer).toMatchObject({
		errors: 1,
		findings: [{ code: 'key-repeated', path: 'version', line: 5 }, {}, {}, {}]
	});
});

test.each([
	['{\n\t"format": "vatio-rulebook/1",\n}', '"bases.json" line 3, column 1: is not JSON'],
	['', '"bases.json" line 1, column 1: is not JSON'],
	['['.repeat(10_000), '"bases.json" line 1, column 65: nests too deep'],
	['[]', '"bases.json" line 1, field format: not a rulebook, "vatio-rulebook/1" is'],
	['{\n"format": 2}', '"bases.json" line 2, field format: not a rulebook, "vatio-rulebook/1" is']
])('%j is bad input, told in one line', async (text, message) => {
	await expect(linted(text)).rejects.toMatchObject({ name: 'BadInput', message });
});

test.each([
	[[], 'which rulebook? a JSON file'],
	[['--file', 'a.json'], 'unexpected "--file"'],
	[['a.json', 'b.json'], 'unexpected "b.json"']
])('%j is not how it is called', async (args, message) => {
	await expect(linted(edition, args)).rejects.toMatchObject({ name: 'BadInput', message });
});
