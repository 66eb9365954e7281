import type { ChatMessage } from '../challenges/chat-message.ts';
import { promptBytes } from './ceiling.ts';
import type { ProbedAnswer } from './probe-answer.ts';
import { no, ok, warn, type Finding } from './probe-finding.ts';
import { usageFlags } from './usage-check.ts';

export interface UsageToJudge {
	model: string;
	messages: ChatMessage[];
	most: number;
	/** The same prompt, asked twice. */
	first: ProbedAnswer;
	second: ProbedAnswer;
	server: 'vllm' | 'llama.cpp' | undefined;
	/** What `/tokenize` says of the prompt. */
	counted: number | undefined;
}

/** Whether what the endpoint says of its tokens can be billed. */
export function usageFindings(judged: UsageToJudge): Finding[] {
	const { first, second, counted } = judged;
	if (first.usages.length === 0) return [withoutUsage(judged)];
	const usage = first.usages.at(-1);
	if (!usage)
		return [no('Its usage holds figures that are no counts, so nothing could be booked.')];

	const findings = [howOften(judged), ...contradictions(judged)];
	if (counted !== undefined) {
		findings.push(
			counted === usage.promptTokens
				? ok(`/tokenize and the usage agree on the prompt: ${counted} tokens.`)
				: no(
						`/tokenize counts ${counted} tokens for a prompt that its usage says has ${usage.promptTokens}: holds and bills would not agree.`
					)
		);
	}
	const again = second.usages.at(-1);
	if (again && again.promptTokens !== usage.promptTokens) {
		findings.push(
			no(
				`The same prompt is ${usage.promptTokens} tokens the first time and ${again.promptTokens} the second: what comes from its cache is missing from the count.`
			)
		);
	} else if (again) findings.push(cache(first, second));

	return findings;
}

function withoutUsage({ server }: UsageToJudge): Finding {
	if (server === 'vllm') {
		return warn(
			'It gives no usage: answers would be billed by its /tokenize, without their end of turn.'
		);
	}
	const tokenizer = server ? 'its tokenizer cannot count a whole prompt' : 'it has no tokenizer';

	return no(`It gives no usage and ${tokenizer}: every bill would be an estimate.`);
}

function howOften({ first, server }: UsageToJudge): Finding {
	if (first.usages.length > 2) {
		return ok('It gives running usage: a stopped answer is billed by the endpoint’s own count.');
	}
	const how = server === 'vllm' ? 'by its /tokenize' : 'by another tokenizer, as an estimate';

	return warn(`It gives its usage at the end only: a stopped answer is billed ${how}.`);
}

function contradictions({ first, model, messages, most }: UsageToJudge): Finding[] {
	const usage = first.usages.at(-1);
	const flags = usageFlags({
		text: first.text,
		pieces: first.pieces,
		most,
		promptCeiling: promptBytes(messages),
		askedModel: model,
		reportedModel: undefined,
		usage,
		refused: first.usages.some((one) => one === undefined)
	});
	const findings: Finding[] = [];
	if (flags.length > 0 && usage) {
		findings.push(
			no(
				`Its usage (${usage.promptTokens} + ${usage.completionTokens} tokens) cannot be that of what it streamed (${first.pieces} chunks, ${first.text.length} characters).`
			)
		);
	}
	const written = first.usages.map((one) => one?.completionTokens ?? 0);
	if (written.some((tokens, at) => tokens < (written[at - 1] ?? 0))) {
		findings.push(no('Its running usage goes down while it writes.'));
	}

	return findings;
}

function cache(first: ProbedAnswer, second: ProbedAnswer): Finding {
	const cached = second.usages.at(-1)?.cachedTokens ?? 0;
	const times = `${ms(first.firstTokenMs)}, then ${ms(second.firstTokenMs)} to the first token`;
	const same = first.text === second.text ? 'the same answer' : 'another answer';
	if (cached > 0) {
		return ok(
			`A second identical prompt takes ${cached} tokens from its cache (${times}), with ${same}.`
		);
	}

	return warn(
		`A second identical prompt reports nothing from a cache (${times}), with ${same}: the cached tokens of the record stay 0, ranking does not use them.`
	);
}

export const ms = (time: number | undefined) =>
	time === undefined ? '–' : `${Math.round(time)} ms`;
