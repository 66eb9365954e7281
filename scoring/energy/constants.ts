import type { Shape } from './profile.ts';

/** What a model's shape fixes about its work. */
export interface ShapeConstants {
	/** All weights, both tables and the normalisations included. */
	readonly parameters: bigint;
	/** FLOP of the linear layers for each token forwarded. */
	readonly flopPerToken: bigint;
	/** FLOP of attention for each pair of a query token and a key that it attends to. */
	readonly flopPerPair: bigint;
	/** FLOP of the output table for each token sampled. */
	readonly flopPerSample: bigint;
	/** Keys and values of one token, in bytes. */
	readonly cacheBytesPerToken: bigint;
	/** Bytes of weights read at each step of the engine. */
	readonly weightBytesPerStep: bigint;
}

/**
 * The constants of a shape. One multiply-accumulate is 2 FLOP and only matrix products count. An
 * untied input table is looked up, not multiplied: it is a parameter, but no step reads it whole.
 */
export function shapeConstants(shape: Shape): ShapeConstants {
	const layers = BigInt(shape.layers);
	const hidden = BigInt(shape.hidden);
	const queries = BigInt(shape.queryHeads) * BigInt(shape.headSize);
	const keys = BigInt(shape.kvHeads) * BigInt(shape.headSize);

	const attention = 2n * hidden * queries + 2n * hidden * keys;
	const feedForward = 3n * hidden * BigInt(shape.ffn);
	const linear = layers * (attention + feedForward);
	const table = BigInt(shape.vocabulary) * hidden;
	const normalisations = (2n * layers + 1n) * hidden;
	const readEachStep = linear + normalisations + table;

	return {
		parameters: readEachStep + (shape.tiedTables ? 0n : table),
		flopPerToken: 2n * linear,
		flopPerPair: 4n * layers * queries,
		flopPerSample: 2n * table,
		cacheBytesPerToken: 2n * layers * keys * BigInt(shape.bytesPerCacheValue),
		weightBytesPerStep: readEachStep * BigInt(shape.bytesPerWeight)
	};
}
