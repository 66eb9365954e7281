import { describe, expect, test } from 'vitest';
import { DEFAULT_PROFILE, PROFILES } from './catalogue.ts';
import { shapeConstants } from './constants.ts';

const alia = DEFAULT_PROFILE.shape;

describe('what the shape of a model fixes', () => {
	test("ALIA-40b's shape gives its published parameters and its costs", () => {
		expect(shapeConstants(alia)).toEqual({
			parameters: 40_433_885_184n,
			flopPerToken: 72_477_573_120n,
			flopPerPair: 1_572_864n,
			flopPerSample: 4_194_304_000n,
			cacheBytesPerToken: 196_608n,
			weightBytesPerStep: 76_673_466_368n
		});
	});

	test('a shared table is one table of parameters, and is still read at each step', () => {
		const tied = shapeConstants({ ...alia, tiedTables: true });

		expect(tied.parameters).toBe(40_433_885_184n - 256_000n * 8192n);
		expect(tied.weightBytesPerStep).toBe(76_673_466_368n);
	});

	test('a model with as many key heads as query heads needs no other code', () => {
		const salamandra = shapeConstants({
			...alia,
			layers: 24,
			hidden: 2048,
			queryHeads: 16,
			kvHeads: 16,
			ffn: 5440
		});

		expect(salamandra.parameters).toBe(2_253_490_176n);
		expect(salamandra.cacheBytesPerToken).toBe(196_608n);
	});

	test.each(PROFILES)('the work of $id is a whole number of FLOP units', ({ shape }) => {
		const { flopPerToken, flopPerPair, flopPerSample } = shapeConstants(shape);

		for (const flop of [flopPerToken, flopPerPair, flopPerSample]) {
			expect(flop % 2n ** 19n).toBe(0n);
		}
	});
});
