import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FILE } from '../../archive/format.ts';
import { linesIn, withLines, without } from '../../archive/tamper.fixture.ts';
import {
	files,
	lines,
	verified,
	differencesOf,
	seqOf,
	changedAt,
	swapped
} from './tampering.fixture.ts';

describe('with the ledger changed and nothing else', () => {
	const middle = seqOf('interaction-settled') + 100;
	const at = { file: FILE.ledger, line: middle + 1 };

	test('a changed leaf is named', async () => {
		const changed = (lines[middle] ?? '').replace(/"promptTokens":\d+/, '"promptTokens":9');
		expect(
			await differencesOf(withLines(files, FILE.ledger, changedAt(middle, changed)))
		).toContainEqual({ kind: 'leaf-changed', ...at });
	});

	test('a dropped leaf is named', async () => {
		const dropped = lines.filter((_, seq) => seq !== middle);
		expect(await differencesOf(withLines(files, FILE.ledger, dropped))).toContainEqual({
			kind: 'leaf-dropped',
			...at
		});
	});

	test('an added leaf is named, a copy too', async () => {
		const foreign = (lines[middle] ?? '').replace(/"id":"\w+"/, '"id":"another"');
		for (const line of [foreign, lines[middle - 5] ?? '']) {
			const added = lines.toSpliced(middle, 0, line);
			expect(await differencesOf(withLines(files, FILE.ledger, added))).toContainEqual({
				kind: 'leaf-added',
				...at
			});
		}
	});

	test('two swapped leaves are named', async () => {
		const told = await differencesOf(withLines(files, FILE.ledger, swapped(middle, middle + 7)));

		expect(told).toContainEqual({ kind: 'leaves-swapped', ...at });
		expect(told.filter(({ kind }) => kind === 'leaf-changed')).toEqual([]);
	});

	test('a ledger cut short is named', async () => {
		expect(await differencesOf(withLines(files, FILE.ledger, lines.slice(0, -3)))).toContainEqual({
			kind: 'ledger-cut-short',
			file: FILE.ledger,
			line: undefined
		});
	});

	test('leaves after the last head are named', async () => {
		const heads = linesIn(files, FILE.heads).slice(0, -1);
		expect(await differencesOf(withLines(files, FILE.heads, heads))).toContainEqual(
			expect.objectContaining({ kind: 'leaves-unsigned' })
		);
	});

	test('a line that is no fact is named', async () => {
		for (const line of ['{', '{"at":1}', `${lines[middle] ?? ''} `, 'ñ']) {
			expect(
				await differencesOf(withLines(files, FILE.ledger, changedAt(middle, line)))
			).toContainEqual({ kind: 'leaf-malformed', ...at });
		}
	});

	test('without the list of leaf hashes, the heads tell between which leaves', async () => {
		const changed = (lines[middle] ?? '').replace(/"promptTokens":\d+/, '"promptTokens":9');
		const bare = without(
			withLines(files, FILE.ledger, changedAt(middle, changed)),
			FILE.leafHashes
		);
		const [difference] = (await verified(bare)).differences.filter(
			({ kind }) => kind === 'ledger-differs'
		);

		expect(difference?.line).toBeLessThanOrEqual(middle + 1);
		expect(difference?.message).toMatch(/from leaf \d+ to leaf \d+/);
	});

	test('no byte of the ledger, the heads or the list can be changed unseen', async () => {
		const names = fc.constantFrom(FILE.ledger, FILE.heads, FILE.leafHashes);
		await fc.assert(
			fc.asyncProperty(
				names,
				fc.nat(),
				fc.integer({ min: 1, max: 255 }),
				async (name, at, flip) => {
					const bytes = Uint8Array.from(files.get(name) ?? []);
					bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ flip;
					const { verifies } = await verified(new Map([...files, [name, bytes]])).catch(() => ({
						verifies: false
					}));
					expect(verifies).toBe(false);
				}
			),
			{ numRuns: 40 }
		);
	});
});
