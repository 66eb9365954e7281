import type { ChatMessage } from '../challenges/chat-message.ts';
import { promptBytes } from './ceiling.ts';
import type { Endpoint } from './endpoint.ts';

export interface TokenCount {
	tokens: number;
	/** Counted by another tokenizer than the model's. */
	estimated: boolean;
}

type Encoder = { encode_ordinary(text: string): Uint32Array };
let encoder: Promise<Encoder> | undefined;

/** Loaded at the first need: where the endpoint counts, the site never pays for its memory. */
function tiktoken(): Promise<Encoder> {
	encoder ??= import('tiktoken').then(({ get_encoding }) => get_encoding('o200k_base'));

	return encoder;
}

/** Tokens of a text by the endpoint's tokenizer, else by tiktoken, which is a preview and no bill. */
export async function countText(
	endpoint: Endpoint,
	model: string,
	text: string
): Promise<TokenCount> {
	const exact = await endpoint.countText(model, text);
	if (exact !== undefined) return { tokens: exact, estimated: false };

	return { tokens: await tiktokenCount(text), estimated: true };
}

/**
 * tiktoken's time grows with the square of a run without a break, of blanks as of anything else, so no
 * run is longer than this.
 */
const LONGEST_RUN = 128;
const LONG_RUN = new RegExp(`\\s{${LONGEST_RUN + 1}}|\\S{${LONGEST_RUN + 1}}`, 'u');
const PIECE = new RegExp(`\\s{1,${LONGEST_RUN}}|\\S{1,${LONGEST_RUN}}`, 'gu');

async function tiktokenCount(text: string): Promise<number> {
	const counter = await tiktoken();
	if (!LONG_RUN.test(text)) return counter.encode_ordinary(text).length;

	return (text.match(PIECE) ?? []).reduce(
		(sum, run) => sum + counter.encode_ordinary(run).length,
		0
	);
}

/** Tokens of a whole prompt by tiktoken, for a bill where nothing better is known. */
export async function estimatePrompt(messages: ChatMessage[]): Promise<number> {
	let tokens = 3;
	for (const { content } of messages) tokens += (await tiktokenCount(content)) + 4;

	return tokens;
}

/**
 * The most tokens that a prompt can be, as somebody who writes it is told: the endpoint's exact count,
 * else what its bytes allow. A hold asks for that count only where its budget has no room for the bytes.
 */
export async function promptCeiling(
	endpoint: Endpoint,
	model: string,
	messages: ChatMessage[]
): Promise<number> {
	return (await endpoint.countPrompt(model, messages)) ?? promptBytes(messages);
}
