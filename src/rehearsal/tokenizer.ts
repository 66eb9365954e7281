import { get_encoding } from 'tiktoken';
import type { ChatMessage } from './request.ts';

export const MAX_MODEL_LENGTH = 163_840;

const MESSAGE_START = 200_100;
const ROLE = { system: 200_101, developer: 200_101, user: 200_102, assistant: 200_103 } as const;
const CONTENT_START = 200_104;
const MESSAGE_END = 200_105;

const encoding = lazily(() => get_encoding('o200k_base'));

/** Tokens of a plain text; what looks like a control token is read as text. */
export function tokensOf(text: string): number[] {
	return withoutLongRuns(text).flatMap((part) => [...encoding().encode(part, [], [])]);
}

/** Encoding takes the square of the longest run without a break: 200,000 letters held it for 30 s. */
function withoutLongRuns(text: string): string[] {
	if (!/\S{129}|\s{129}/u.test(text)) return [text];
	return text.match(/\s{1,128}\S{0,128}|\S{1,128}/gu) ?? [];
}

/** Tokens of a conversation under the chat template: four around each message, three to open the answer. */
export function tokensOfConversation(
	messages: readonly ChatMessage[],
	opensAnswer: boolean
): number[] {
	const tokens = messages.flatMap(({ role, content }) => [
		MESSAGE_START,
		ROLE[role],
		CONTENT_START,
		...tokensOf(content),
		MESSAGE_END
	]);
	return opensAnswer ? [...tokens, MESSAGE_START, ROLE.assistant, CONTENT_START] : tokens;
}

/**
 * The text that each token adds. A token that ends inside a character adds nothing; the one that
 * completes it brings it whole.
 */
export function piecesOf(tokens: readonly number[]): string[] {
	const decoder = new TextDecoder();
	return tokens.map((token) =>
		decoder.decode(encoding().decode(Uint32Array.of(token)), { stream: true })
	);
}

function lazily<T>(make: () => T): () => T {
	let made: T | undefined;
	return () => (made ??= make());
}
