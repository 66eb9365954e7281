import type { ChatMessage } from '../challenges/chat-message.ts';
import type { Sampling } from '../budget/schema.ts';

/** Raw counts as the model server reports them. */
export interface Usage {
	promptTokens: number;
	cachedTokens: number;
	completionTokens: number;
}

/** What an endpoint says while it answers. Usage may come more than once: the last one counts. */
export type EndpointEvent =
	| { kind: 'text'; text: string }
	| { kind: 'usage'; usage: Usage }
	| { kind: 'finish'; reason: string }
	| { kind: 'engine'; model: string; fingerprint: string | undefined };

export interface EndpointCall {
	messages: ChatMessage[];
	sampling: Sampling;
	signal: AbortSignal;
}

/** The organiser's model server. */
export interface Endpoint {
	/** The model that calls ask for; `undefined` asks for the rulebook's. */
	model: string | undefined;
	/** True where it is the rehearsal endpoint. */
	simulated: boolean;
	/** Exact prompt tokens, chat template included, or `undefined` where the server cannot say. */
	countPrompt(model: string, messages: ChatMessage[]): Promise<number | undefined>;
	/** Exact tokens of a bare text, or `undefined` where the server cannot say. */
	countText(model: string, text: string): Promise<number | undefined>;
	/** Streams one answer. Throws a `Refusal` for what the endpoint did wrong. Never retries. */
	stream(model: string, call: EndpointCall): AsyncIterable<EndpointEvent>;
}
