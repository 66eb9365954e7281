import {
	atBatch,
	decimal,
	energyBreakdown,
	interactionEnergy,
	shapeConstants,
	tokenFigures,
	type Profile
} from '#scoring/energy';

/** The question that every explanation speaks of. */
export const USUAL = { promptTokens: 500, completionTokens: 300 };

/** A typical length of conversation at which one token more is read or written. */
const TYPICAL_CONTEXT = 1000;

/** Interactions on which the assumed batch weighs least, as usual, and most. */
const CASES = [
	{ id: 'long-prompt', promptTokens: 4000, completionTokens: 30 },
	{ id: 'usual', ...USUAL },
	{ id: 'long-answer', promptTokens: 20, completionTokens: 600 }
] as const;

const BATCHES = [8, 32, 64];

/** The figures behind the sentence for everyone and behind the steps. */
export function explained(profile: Profile) {
	const { readNwh, writeNwh } = tokenFigures(profile, TYPICAL_CONTEXT);
	const usual = energyBreakdown(profile, { ...USUAL, cachedTokens: 0 });
	if (!usual.ok) throw new RangeError(usual.message);
	const constants = shapeConstants(profile.shape);

	return {
		readMwh: Number(readNwh) / 1e6,
		writeMwh: Number(writeNwh) / 1e6,
		/** Whole times that writing costs more than reading. */
		times: Math.round(Number(writeNwh) / Number(readNwh)),
		energyNwh: usual.energyNwh,
		gramsCO2e: usual.gramsCO2e,
		prefillJoules: decimal(usual.prefillJoules),
		decodeJoules: decimal(usual.decodeJoules),
		weightsJoules: decimal(usual.weightsJoules),
		weightGigabytes: Number(constants.weightBytesPerStep) / 1e9,
		constants
	};
}

/** The same interactions at each batch size, and how far apart the ends are. */
export function batchRange(profile: Profile) {
	const batches = [...new Set([...BATCHES, profile.batch])].sort((a, b) => a - b);
	const rows = CASES.map(({ id, promptTokens, completionTokens }) => {
		const energies = batches.map((batch) => {
			const counts = { promptTokens, completionTokens, cachedTokens: 0 };
			const result = interactionEnergy(atBatch(profile, batch), counts);
			if (!result.ok) throw new RangeError(result.message);
			return result.energyNwh;
		});
		const [dearest = 1n] = energies;
		const cheapest = energies.at(-1) ?? 1n;

		return {
			id,
			promptTokens,
			completionTokens,
			energies,
			ratio: Number(dearest) / Number(cheapest)
		};
	});

	return { batches, rows };
}
