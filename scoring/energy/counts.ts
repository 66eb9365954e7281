import type { Shape } from './profile.ts';

/** Tokens of one interaction as the model server counts them, template and end of turn included. */
export interface TokenCounts {
	readonly promptTokens: number;
	/** Of the prompt, those found in the server's prefix cache; 0 when ranking. */
	readonly cachedTokens: number;
	readonly completionTokens: number;
}

export type CountsReason =
	'not_a_natural_number' | 'cached_above_prompt' | 'output_without_prompt' | 'above_context';

/** Counts that no interaction can have. `reason` is a key for translation; `message` is English. */
export interface RefusedCounts {
	readonly ok: false;
	readonly reason: CountsReason;
	readonly field: keyof TokenCounts;
	readonly message: string;
}

const FIELDS = ['promptTokens', 'cachedTokens', 'completionTokens'] as const;

function refused(reason: CountsReason, field: keyof TokenCounts, message: string): RefusedCounts {
	return { ok: false, reason, field, message: `${field} ${message}` };
}

/** Why these counts cannot be priced; undefined where they can. */
export function refusalOf(shape: Shape, counts: TokenCounts): RefusedCounts | undefined {
	for (const field of FIELDS) {
		if (Number.isSafeInteger(counts[field]) && counts[field] >= 0) continue;
		return refused('not_a_natural_number', field, 'is not a natural number');
	}
	const { promptTokens: prompt, cachedTokens: cached, completionTokens: completion } = counts;
	if (cached > prompt) {
		const message = `(${String(cached)}) is above promptTokens (${String(prompt)})`;
		return refused('cached_above_prompt', 'cachedTokens', message);
	}
	if (prompt === 0 && completion > 0) {
		const message = `(${String(completion)}) cannot come out of an empty prompt`;
		return refused('output_without_prompt', 'completionTokens', message);
	}
	if (prompt + completion > shape.contextTokens) {
		const message = `and completionTokens add up to ${String(prompt + completion)}, above the context of ${String(shape.contextTokens)}`;
		return refused('above_context', 'promptTokens', message);
	}
	return undefined;
}
