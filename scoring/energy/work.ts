import type { ShapeConstants } from './constants.ts';
import type { TokenCounts } from './counts.ts';

/** What the server has to do for one interaction. */
export interface Work {
	/** Prompt tokens taken from the cache. */
	readonly reusedTokens: bigint;
	/** Prompt tokens computed. */
	readonly computedTokens: bigint;
	/** Tokens fed back to obtain the next one. */
	readonly decodeSteps: bigint;
	/** Times that the weights are read. */
	readonly engineSteps: bigint;
	readonly pairsPrefill: bigint;
	readonly pairsDecode: bigint;
	readonly flopPrefill: bigint;
	readonly flopDecode: bigint;
}

function triangle(n: bigint): bigint {
	return (n * (n + 1n)) / 2n;
}

/**
 * The work of an interaction whose counts were not refused. A prompt found whole in the cache still
 * recomputes its last token, and the first token of the answer comes out of the prefill.
 */
export function workOf(constants: ShapeConstants, counts: TokenCounts): Work {
	const prompt = BigInt(counts.promptTokens);
	const completion = BigInt(counts.completionTokens);
	const reusedTokens = BigInt(Math.min(counts.cachedTokens, Math.max(counts.promptTokens - 1, 0)));
	const computedTokens = prompt - reusedTokens;
	const decodeSteps = completion > 0n ? completion - 1n : 0n;
	const readsOnly = completion === 0n && computedTokens > 0n;
	const sampledInPrefill = completion > 0n ? 1n : 0n;

	const pairsPrefill = triangle(prompt) - triangle(reusedTokens);
	const pairsDecode = decodeSteps * prompt + triangle(decodeSteps);
	const { flopPerToken, flopPerPair, flopPerSample } = constants;

	return {
		reusedTokens,
		computedTokens,
		decodeSteps,
		engineSteps: readsOnly ? 1n : completion,
		pairsPrefill,
		pairsDecode,
		flopPrefill:
			flopPerToken * computedTokens + flopPerPair * pairsPrefill + flopPerSample * sampledInPrefill,
		flopDecode: (flopPerToken + flopPerSample) * decodeSteps + flopPerPair * pairsDecode
	};
}
