import type { Writing } from '../dialects.ts';

/** The three counts as a server with these traits tells them, or nothing where it tells none. */
export function counted({ traits, promptTokens, cachedTokens }: Writing, completion: number) {
	if (traits.usage === 'never') return undefined;
	const prompt = traits.usage === 'uncached only' ? promptTokens - cachedTokens : promptTokens;
	const written = traits.usage === 'too small' ? Math.min(completion, 1) : completion;
	if (traits.usage === 'no numbers') {
		return { prompt_tokens: -1, total_tokens: -1, completion_tokens: -1 };
	}

	return { prompt_tokens: prompt, total_tokens: prompt + written, completion_tokens: written };
}

export const data = (event: object) => `data: ${JSON.stringify(event)}\n\n`;
