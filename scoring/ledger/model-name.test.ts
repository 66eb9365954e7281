import { expect, test } from 'vitest';
import { MODEL_NAME, modelName } from './model-name.ts';

test.each([
	['BSC-LT/ALIA-40b-instruct', 'BSC-LT/ALIA-40b-instruct'],
	['a "quoted" \\ name', 'a ?quoted? ? name'],
	['modeló\n\u{1F600}', 'model????'],
	['x'.repeat(200), 'x'.repeat(120)],
	['', undefined]
])('%j stands on the ledger as %j', (reported, written) => {
	expect(modelName(reported)).toBe(written);
	if (written !== undefined) expect(written).toMatch(MODEL_NAME);
});

test.each(['', 'x'.repeat(121), '\nALIA', 'ALIA\n', 'modeló'])('%j is not written so', (name) => {
	expect(name).not.toMatch(MODEL_NAME);
});

test('a name of one letter is a name', () => {
	expect(modelName('A')).toBe('A');
	expect('A').toMatch(MODEL_NAME);
});
