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
	if (!usage) return [no('usageNoCounts')];

	const findings = [howOften(judged), ...contradictions(judged)];
	if (counted !== undefined) {
		findings.push(
			counted === usage.promptTokens
				? ok('tokenizeAgrees', { counted })
				: no('tokenizeDiffers', { counted, used: usage.promptTokens })
		);
	}
	const again = second.usages.at(-1);
	if (again && again.promptTokens !== usage.promptTokens) {
		findings.push(no('promptDiffers', { first: usage.promptTokens, second: again.promptTokens }));
	} else if (again) findings.push(cache(first, second));

	return findings;
}

function withoutUsage({ server }: UsageToJudge): Finding {
	if (server === 'vllm') return warn('usageNeverVllm');

	return no(server ? 'usageNeverBare' : 'usageNever');
}

function howOften({ first, server }: UsageToJudge): Finding {
	if (first.usages.length > 2) {
		return ok('usageRunning');
	}

	return warn(server === 'vllm' ? 'usageLateVllm' : 'usageLate');
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
			no('usageWrong', {
				prompt: usage.promptTokens,
				completion: usage.completionTokens,
				pieces: first.pieces,
				characters: first.text.length
			})
		);
	}
	const written = first.usages.map((one) => one?.completionTokens ?? 0);
	if (written.some((tokens, at) => tokens < (written[at - 1] ?? 0))) {
		findings.push(no('usageFalls'));
	}

	return findings;
}

function cache(first: ProbedAnswer, second: ProbedAnswer): Finding {
	const cached = second.usages.at(-1)?.cachedTokens ?? 0;
	const times = {
		first: ms(first.firstTokenMs),
		second: ms(second.firstTokenMs),
		same: first.text === second.text ? 'same' : 'other'
	};

	return cached > 0 ? ok('cacheTells', { cached, ...times }) : warn('cacheSilent', times);
}

export const ms = (time: number | undefined) =>
	time === undefined ? '–' : `${Math.round(time)} ms`;
