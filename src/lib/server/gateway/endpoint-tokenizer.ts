import type { ChatMessage } from '../challenges/chat-message.ts';
import type { EndpointConnection } from './endpoint-connection.ts';

const TIMEOUT_MS = 3000;
/** An endpoint may be restarted as another one: what it cannot do is asked again. */
const REMEMBERED_MS = 60_000;
/** What did not answer at all may be back sooner. */
const SILENCE_REMEMBERED_MS = 10_000;

/** What a server was found to count. */
interface Known {
	until: number;
	offered: boolean;
	prompts: boolean;
	texts: boolean;
}

/**
 * The tokenizer that model servers offer at `/tokenize` beside their `/v1`. vLLM counts a whole
 * prompt, chat template included; llama.cpp's server knows the same address but counts bare texts.
 */
export class EndpointTokenizer {
	private readonly connection: EndpointConnection;
	private readonly now: () => number;
	private known: Known | undefined;
	private learning: Promise<void> | undefined;

	constructor(connection: EndpointConnection, now: () => number) {
		this.connection = connection;
		this.now = now;
	}

	/** Whose server it is, by what it counts: vLLM whole prompts, llama.cpp bare texts. */
	async server(model: string): Promise<'vllm' | 'llama.cpp' | undefined> {
		if (!this.remembered()) {
			const learned = this.learn(model);
			// What was known goes on while it is asked again: no call waits for that.
			if (!this.known) await learned;
		}
		if (this.known?.prompts) return 'vllm';

		return this.known?.texts ? 'llama.cpp' : undefined;
	}

	/** Asked once, however many want to know. */
	private learn(model: string): Promise<void> {
		this.learning ??= this.countPrompt(model, [{ role: 'user', content: '.' }])
			.then(() => undefined)
			.finally(() => {
				this.learning = undefined;
			});

		return this.learning;
	}

	async countPrompt(model: string, messages: ChatMessage[]): Promise<number | undefined> {
		if (this.remembered()?.prompts === false) return undefined;
		const answer = await this.ask({ model, messages, add_generation_prompt: true });
		const count = answer && countOf(answer);
		if (answer) {
			const prompts = count !== undefined;
			const texts = !prompts && lengthOf(answer) !== undefined;
			this.remember({ offered: true, prompts, texts }, REMEMBERED_MS);
		}

		return count;
	}

	async countText(model: string, text: string): Promise<number | undefined> {
		if (this.remembered()?.offered === false) return undefined;
		const answer = await this.ask({
			model,
			prompt: text,
			content: text,
			add_special_tokens: false
		});

		return answer && (countOf(answer) ?? lengthOf(answer));
	}

	private remembered() {
		return this.known && this.now() < this.known.until ? this.known : undefined;
	}

	private remember(found: Omit<Known, 'until'>, ms: number) {
		this.known = { ...found, until: this.now() + ms };
	}

	/** The server's answer, or `undefined` where it has no such address or did not answer well. */
	private async ask(body: object): Promise<object | undefined> {
		try {
			const { status, answer } = await this.connection.json(
				{ method: 'POST', path: '/tokenize', body },
				TIMEOUT_MS
			);
			if (status === 200 && typeof answer === 'object' && answer !== null) return answer;
			this.remember(NONE, status >= 500 && status !== 501 ? SILENCE_REMEMBERED_MS : REMEMBERED_MS);
		} catch {
			this.remember(NONE, SILENCE_REMEMBERED_MS);
		}
		return undefined;
	}
}

const NONE = { offered: false, prompts: false, texts: false };

function countOf(answer: object): number | undefined {
	return 'count' in answer && Number.isSafeInteger(answer.count)
		? (answer.count as number)
		: undefined;
}

function lengthOf(answer: object): number | undefined {
	return 'tokens' in answer && Array.isArray(answer.tokens) ? answer.tokens.length : undefined;
}
