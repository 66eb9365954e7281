import { expect, test } from 'vitest';
import { add, multiply, parseRational, rational, type Rational } from '../exact/rational.ts';
import { DEFAULT_PROFILE } from './catalogue.ts';
import { shapeConstants } from './constants.ts';
import { energyBreakdown } from './interaction.ts';

test('coefficients with decimals, and a batch that divides nothing, are charged exactly', () => {
	const coefficients = { weights: '165.7', cache: '210.0003', decode: '0.65', prefill: '1.103' };
	const profile = { ...DEFAULT_PROFILE, coefficients, batch: 7 };
	const { cacheBytesPerToken, weightBytesPerStep } = shapeConstants(profile.shape);

	const cost = energyBreakdown(profile, {
		promptTokens: 500,
		cachedTokens: 480,
		completionTokens: 300
	});

	if (!cost.ok) throw new Error(cost.message);
	const picojoules = (coefficient: string, amount: bigint, shared = 1n): Rational =>
		multiply(parseRational(coefficient), rational(amount, shared * 10n ** 12n));
	const reading = (tokens: bigint) => picojoules(coefficients.cache, cacheBytesPerToken * tokens);
	expect(cost.prefillJoules).toEqual(
		add(picojoules(coefficients.prefill, cost.flopPrefill), reading(480n))
	);
	expect(cost.decodeJoules).toEqual(
		add(picojoules(coefficients.decode, cost.flopDecode), reading(194_350n))
	);
	expect(cost.weightsJoules).toEqual(
		picojoules(coefficients.weights, weightBytesPerStep * 300n, 7n)
	);
});
