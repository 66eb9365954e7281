import type { ChatMessage } from '../challenges/chat-message.ts';
import type { EndpointConnection } from './endpoint-connection.ts';

const TIMEOUT_MS = 3000;
/** An endpoint may be restarted as another one: what it cannot do is asked again. */
const REMEMBERED_MS = 60_000;

/**
 * The tokenizer that model servers offer at `/tokenize` beside their `/v1`. vLLM counts a whole
 * prompt, chat template included; llama.cpp's server knows the same address but counts bare texts.
 */
export class EndpointTokenizer {
	private readonly connection: EndpointConnection;
	private readonly now: () => number;
	/** What was learned last, and when: whether there is a tokenizer, and whether it counts prompts. */
	private known: { at: number; offered: boolean; prompts: boolean; texts: boolean } | undefined;

	constructor(connection: EndpointConnection, now: () => number) {
		this.connection = connection;
		this.now = now;
	}

	/** Whose server it is, by what it counts: vLLM whole prompts, llama.cpp bare texts. */
	async server(model: string): Promise<'vllm' | 'llama.cpp' | undefined> {
		if (!this.remembered()) await this.countPrompt(model, [{ role: 'user', content: '.' }]);
		const known = this.remembered();
		if (known?.prompts) return 'vllm';

		return known?.texts ? 'llama.cpp' : undefined;
	}

	async countPrompt(model: string, messages: ChatMessage[]): Promise<number | undefined> {
		if (this.remembered()?.prompts === false) return undefined;
		const answer = await this.ask({ model, messages, add_generation_prompt: true });
		const count = answer && countOf(answer);
		if (answer) {
			const prompts = count !== undefined;
			const texts = !prompts && lengthOf(answer) !== undefined;
			this.known = { at: this.now(), offered: true, prompts, texts };
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
		return this.known && this.now() - this.known.at < REMEMBERED_MS ? this.known : undefined;
	}

	/** The server's answer, or `undefined` where it has no such address or did not answer well. */
	private async ask(body: object): Promise<object | undefined> {
		try {
			const { status, answer } = await this.connection.json(
				{ method: 'POST', path: '/tokenize', body },
				TIMEOUT_MS
			);
			if (status === 404 || status === 405 || status === 501) {
				this.known = { at: this.now(), offered: false, prompts: false, texts: false };
			}
			return status === 200 && typeof answer === 'object' && answer !== null ? answer : undefined;
		} catch {
			return undefined;
		}
	}
}

function countOf(answer: object): number | undefined {
	return 'count' in answer && Number.isSafeInteger(answer.count)
		? (answer.count as number)
		: undefined;
}

function lengthOf(answer: object): number | undefined {
	return 'tokens' in answer && Array.isArray(answer.tokens) ? answer.tokens.length : undefined;
}
