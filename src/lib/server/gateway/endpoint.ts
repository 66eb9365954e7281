import type { ChatMessage } from '../challenges/chat-message.ts';
import type { Sampling } from '../budget/schema.ts';
import type { Flow } from './flow.ts';

/** Raw counts as the model server reports them. */
export interface Usage {
	promptTokens: number;
	cachedTokens: number;
	completionTokens: number;
}

/** What an endpoint says while it answers. Usage may come more than once: the last one counts. */
export type EndpointEvent =
	| { kind: 'text'; text: string }
	/** `usage` is absent where the figures are no counts. */
	| { kind: 'usage'; usage: Usage | undefined; raw: object }
	| { kind: 'finish'; reason: string }
	| { kind: 'engine'; model: string; fingerprint: string | undefined };

export interface EndpointCall {
	messages: ChatMessage[];
	sampling: Sampling;
	/** Keeps the engine's prefix cache of one team from another's; sent where the server knows it. */
	cacheSalt?: string;
	signal: AbortSignal;
	flow?: Flow;
	/** Told once the endpoint has been asked: until then a call costs nothing. */
	sent?: () => void;
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
	/**
	 * Streams one answer: `heard` is told what came together, in order. Resolves at its end. Rejects
	 * with a `Refusal` for what the endpoint did wrong. Never retries.
	 */
	stream(
		model: string,
		call: EndpointCall,
		heard: (events: EndpointEvent[]) => void
	): Promise<void>;
	/** Whether it answers at all within `ms`; nothing that anyone pays for is asked of it. */
	reachable(ms: number): Promise<boolean>;
	/** Closes idle connections. */
	close(): void;
}
