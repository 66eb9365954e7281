import type { ChatMessage } from '../challenges/chat-message.ts';

const TIMEOUT_MS = 3000;

/**
 * The tokenizer that model servers offer at `/tokenize` beside their `/v1`. vLLM counts a whole
 * prompt, chat template included; llama.cpp's server knows the same address but counts bare texts.
 */
export class EndpointTokenizer {
	/** Whether whole prompts are counted, once one answer told. */
	countsPrompts: boolean | undefined;
	private absent = false;
	private readonly url: string;
	private readonly headers: Record<string, string>;

	constructor(baseUrl: string, key: string | undefined) {
		this.url = `${baseUrl.replace(/\/v1$/, '')}/tokenize`;
		this.headers = {
			'content-type': 'application/json',
			...(key ? { authorization: `Bearer ${key}` } : {})
		};
	}

	async countPrompt(model: string, messages: ChatMessage[]): Promise<number | undefined> {
		if (this.countsPrompts === false) return undefined;
		const answer = await this.ask({ model, messages, add_generation_prompt: true });
		const count = answer === undefined ? undefined : countOf(answer);
		if (answer !== undefined) this.countsPrompts = count !== undefined;

		return count;
	}

	async countText(model: string, text: string): Promise<number | undefined> {
		const answer = await this.ask({
			model,
			prompt: text,
			content: text,
			add_special_tokens: false
		});

		return answer === undefined ? undefined : (countOf(answer) ?? lengthOf(answer));
	}

	/** The server's answer, or `undefined` where it has no such address or did not answer well. */
	private async ask(body: object): Promise<object | undefined> {
		if (this.absent) return undefined;
		try {
			const response = await fetch(this.url, {
				method: 'POST',
				headers: this.headers,
				body: JSON.stringify(body),
				signal: AbortSignal.timeout(TIMEOUT_MS)
			});
			this.absent = response.status === 404 || response.status === 405;
			const answer: unknown = response.ok ? await response.json() : undefined;

			return typeof answer === 'object' && answer !== null ? answer : undefined;
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
