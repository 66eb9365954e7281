import { describe, expect, test } from 'vitest';
import { FILE } from '../../archive/format.ts';
import { headsIn, receiptOf, without } from '../../archive/tamper.fixture.ts';
import { contest, files, publicKey, verified } from './tampering.fixture.ts';

describe('an archive as it was made', () => {
	test('verifies, texts and checks and boards included', async () => {
		const report = await verified(files, { pinned: publicKey });

		expect(report).toMatchObject({
			verifies: true,
			differences: [],
			leaves: contest.leaves,
			key: { pinned: 'same' },
			recomputed: { leafHashes: contest.leaves, boards: 3, sheets: 5 }
		});
		expect(report.recomputed.checks).toBeGreaterThan(10);
		expect(report.recomputed.runs).toBeGreaterThan(10);
	});

	test('says so where no key was pinned, and where nothing was kept', async () => {
		const alone = await verified(files);
		const compared = await verified(files, {
			pinned: publicKey,
			heads: headsIn(files).map((document) => ({ file: 'kept.json', document })),
			receipts: [{ file: 'receipt.json', document: receiptOf(files, 70) }]
		});

		expect(alone.key.pinned).toBe('none');
		expect(alone.notes).toHaveLength(2);
		expect(compared).toMatchObject({ verifies: true, notes: [] });
		expect(compared.recomputed).toMatchObject({ receipts: 1, keptHeads: headsIn(files).length });
	});

	test('without its texts still verifies, and says what rests on somebody’s word', async () => {
		const report = await verified(without(files, FILE.texts));

		expect(report.verifies).toBe(true);
		expect(report.attested.texts).toBeGreaterThan(100);
		expect(report.attested.reasons).toBeGreaterThan(0);
		expect(report.attested.checks).toBeGreaterThan(10);
	});
});
