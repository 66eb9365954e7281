import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IdTable } from './id-table.ts';

test('an id keeps the number that it was given first, among any others', () => {
	fc.assert(
		fc.property(
			fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '0', '-'), maxLength: 7 }), {
				maxLength: 3000
			}),
			(ids) => {
				const table = new IdTable();
				const known = new Map<string, number>();
				for (const id of ids) {
					expect(table.findText(id)).toBe(known.get(id) ?? -1);
					if (!known.has(id)) known.set(id, known.size);
					expect(table.addText(id)).toBe(known.get(id));
				}
				expect(table.size).toBe(known.size);
				for (const [id, number] of known) expect(table.text(number)).toBe(id);
			}
		),
		{ numRuns: 60 }
	);
});

test('a hundred thousand ids are told apart', () => {
	const table = new IdTable();
	for (let at = 0; at < 100_000; at++) table.addText(`i${String(at * 7919)}`);
	expect(table.size).toBe(100_000);
	expect(table.findText(`i${String(99_999 * 7919)}`)).toBe(99_999);
	expect(table.findText('i1')).toBe(-1);
});
