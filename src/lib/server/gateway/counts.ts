import { profileById, refusalOf } from '#scoring/energy';
import type { Outcome, Sampling } from '../budget/schema.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import type { Endpoint, Usage } from './endpoint.ts';
import { countText, estimatePrompt } from './token-count.ts';

interface Answer {
	live: { text: string; model: string };
	messages: ChatMessage[];
	sampling: Pick<Sampling, 'max_tokens'>;
	/** The prompt's exact tokens, where they are known beforehand. */
	promptTokens: number | undefined;
	profileId: string;
}

interface Ended {
	/** Whether the endpoint was asked at all. */
	called: boolean;
	/** The last that the endpoint counted. */
	usage: Usage | undefined;
	/** Text came after that. */
	uncounted: boolean;
	fault: Error | undefined;
	outcome: Outcome;
}

/** What an interaction is booked with. */
export interface Counts extends Usage {
	/** By another tokenizer than the model's, or of an answer that was cut while it was written. */
	estimated: boolean;
}

/**
 * The endpoint's own counts where it gave them, running ones included, for all that it wrote. Anything
 * else is counted here, and marked as estimated where the tokenizer is another's or where the engine
 * may have written more than was received.
 */
export async function countsOf(
	endpoint: Endpoint,
	{ live, messages, sampling, promptTokens, profileId }: Answer,
	{ called, usage, uncounted, fault, outcome }: Ended
): Promise<Counts> {
	if (usage && !uncounted && canBePriced(profileId, usage)) return { ...usage, estimated: false };
	if (!called || (fault && live.text === '')) {
		return { promptTokens: 0, cachedTokens: 0, completionTokens: 0, estimated: false };
	}

	const counted = await countText(endpoint, live.model, live.text);
	const prompt = promptTokens ?? (await endpoint.countPrompt(live.model, messages));
	const isExact = prompt !== undefined && !counted.estimated;

	return {
		promptTokens: prompt ?? (await estimatePrompt(messages)),
		cachedTokens: 0,
		completionTokens: Math.min(counted.tokens, sampling.max_tokens),
		estimated: !isExact || outcome !== 'completed'
	};
}

/** Counts that no interaction can have would spoil every board that they stand on. */
function canBePriced(profileId: string, usage: Usage): boolean {
	const profile = profileById(profileId);

	return profile !== undefined && refusalOf(profile.shape, usage) === undefined;
}
