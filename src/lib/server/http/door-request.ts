import { z } from 'zod';
import { Refusal } from '#lib/refusal.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import { parsed } from './respond.ts';

const textPart = z.strictObject({ type: z.literal('text'), text: z.string() });
const content = z
	.union([z.string(), z.array(textPart).min(1)], { error: 'text' })
	.transform((value) =>
		typeof value === 'string' ? value : value.map(({ text }) => text).join('')
	);

/** Sampling that clients send by habit: the rulebook's own is used instead, and the answer says so. */
const OVERRIDDEN = [
	'temperature',
	'top_p',
	'seed',
	'frequency_penalty',
	'presence_penalty'
] as const;
const habit = z.number().nullish();

const completionRequest = z.strictObject({
	model: z.string().optional(),
	messages: z
		.array(
			z.strictObject({
				role: z.enum(['user', 'assistant'], { error: '«user» or «assistant»' }),
				content,
				name: z.string().optional()
			})
		)
		.min(1, 'at least one message')
		.max(200, 'at most 200 messages'),
	stream: z.boolean().nullish(),
	stream_options: z
		.strictObject({
			include_usage: z.boolean().optional(),
			include_obfuscation: z.boolean().optional()
		})
		.nullish(),
	max_completion_tokens: z.int().positive().nullish(),
	max_tokens: z.int().positive().nullish(),
	n: z.literal(1, { error: '1' }).nullish(),
	metadata: z.strictObject({ sheet: z.string().max(60).optional() }).nullish(),
	user: z.string().optional(),
	temperature: habit,
	top_p: habit,
	seed: habit,
	frequency_penalty: habit,
	presence_penalty: habit
});

/** What a client of the door asks for, once everything that it may not choose is left out. */
export interface CompletionRequest {
	model: string | undefined;
	history: ChatMessage[];
	prompt: string;
	sheetId: string | undefined;
	maxAnswerTokens: number | undefined;
	stream: boolean;
	includeUsage: boolean;
	/** Names of what was sent and not used. */
	overridden: string[];
}

/** Reads a request's body. Refuses, by field, what is not on the list. */
export function completionRequestOf(body: unknown): CompletionRequest {
	const request = parsed(completionRequest, body);
	const messages = request.messages.map(({ role, content }) => ({ role, content }));
	const last = messages.pop();
	if (last?.role !== 'user') {
		throw new Refusal('invalid_request', {
			field: 'messages',
			expected: 'a last message from the user'
		});
	}

	return {
		model: request.model,
		history: messages,
		prompt: last.content,
		sheetId: request.metadata?.sheet,
		maxAnswerTokens: request.max_completion_tokens ?? request.max_tokens ?? undefined,
		stream: request.stream ?? false,
		includeUsage: request.stream_options?.include_usage ?? false,
		overridden: OVERRIDDEN.filter((name) => request[name] != null)
	};
}
