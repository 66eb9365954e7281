import { Refusal } from '#lib/refusal.ts';
import { meterOf, profileById } from '#scoring/energy';
import type { Sampling } from '../budget/schema.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import type { ChallengeInForce } from '../contest/in-force.ts';

/** The most that a call can take. */
export interface Ceiling {
	tokens: number;
	/** Energy of a prompt and an answer of that length as a whole: it grows with both, but does not add up. */
	energyNwh: bigint;
}

/** What the rulebook asks of the model, with a client's own, lower limit of the answer. */
export function samplingOf(
	{ challenge, round }: ChallengeInForce,
	maxAnswerTokens: number | undefined
): Sampling {
	const most = challenge.limits.answerTokens;

	return { ...round.model.parameters, max_tokens: Math.min(maxAnswerTokens ?? most, most) };
}

/** The most that a prompt of so many tokens can take with its answer. Refuses what no model reads. */
export function ceilingOf(
	{ round }: Pick<ChallengeInForce, 'round'>,
	{ promptTokens, sampling }: { promptTokens: number; sampling: Sampling }
): Ceiling {
	const profile = profileById(round.model.profile);
	if (!profile) throw new Error(`no profile ${round.model.profile}`);
	const energyNwh = meterOf(profile)(promptTokens, sampling.max_tokens);
	if (energyNwh === undefined) {
		throw new Refusal('prompt_too_long', { tokens: promptTokens, most: round.model.contextTokens });
	}

	return { tokens: promptTokens + sampling.max_tokens, energyNwh: BigInt(energyNwh) };
}

const BYTES_OF_A_MESSAGE = 16;
const BYTES_OF_A_TEMPLATE = 64;

/**
 * The most tokens that a prompt can be without asking anyone: its UTF-8 bytes, since no token of a
 * byte-level tokenizer holds less than one, and an allowance for the chat template.
 */
export function promptBytes(messages: ChatMessage[]): number {
	let bytes = BYTES_OF_A_TEMPLATE;
	for (const { content } of messages) bytes += Buffer.byteLength(content) + BYTES_OF_A_MESSAGE;

	return bytes;
}
