import type { Settings } from '../config.ts';
import type { Sampling } from '../budget/schema.ts';
import { completionBody } from './completion-body.ts';
import { EndpointConnection } from './endpoint-connection.ts';
import { EndpointTokenizer } from './endpoint-tokenizer.ts';
import { probeAnswer } from './probe-answer.ts';
import { answerFindings, failureOf, limitFinding, modelFinding } from './probe-answers.ts';
import { ok, warn, type Finding } from './probe-finding.ts';
import { contextFinding, probeServer } from './probe-server.ts';
import { usageFindings } from './probe-usage.ts';

export interface ToProbe {
	settings: Settings;
	/** The model of the rulebook, and what it asks of it. */
	rulebook: { model: string; contextTokens: number; parameters: Omit<Sampling, 'max_tokens'> };
}

const SHORT = { most: 64, prompt: 'Responde con una sola frase corta: ¿de qué color es el cielo?' };
const LONG = { most: 8, prompt: 'Escribe los números del 1 al 80, separados por comas.' };

/**
 * What an endpoint supports, and what of it would make billing wrong, by three small answers of it.
 * Never tells its key.
 */
export async function probeEndpoint({ settings, rulebook }: ToProbe): Promise<Finding[]> {
	const key = settings.ALIA_API_KEY;
	const connection = new EndpointConnection({
		baseUrl: (settings.ALIA_BASE_URL ?? '').replace(/\/+$/, ''),
		key,
		connectMs: settings.ENDPOINT_CONNECT_SECONDS * 1000
	});
	try {
		const findings = await findingsOf(connection, { settings, rulebook });
		return findings.map(({ level, sentence }) => ({
			level,
			sentence: key ? sentence.replaceAll(key, '…') : sentence
		}));
	} finally {
		connection.close();
	}
}

async function findingsOf(
	connection: EndpointConnection,
	{ settings, rulebook }: ToProbe
): Promise<Finding[]> {
	const model = settings.ALIA_MODEL ?? rulebook.model;
	const told = await probeServer(connection, { model, hasKey: !!settings.ALIA_API_KEY });
	if (told.failure) return [told.failure];
	const tokenizer = new EndpointTokenizer(connection, () => performance.now());
	const server = await tokenizer.server(model);
	const wholeMs = settings.ENDPOINT_WHOLE_SECONDS * 1000;
	const ask = ({ prompt, most }: typeof SHORT) =>
		probeAnswer(
			connection,
			completionBody({
				model,
				messages: [{ role: 'user', content: prompt }],
				sampling: { ...rulebook.parameters, max_tokens: most },
				cacheSalt: 'endpoint-probe',
				server
			}),
			wholeMs
		);

	const findings = [official(model, rulebook.model), tokenizerFinding(server, told.version)];
	const first = await ask(SHORT);
	const failure = failureOf(first);
	if (failure) return [...findings, failure];
	const second = await ask(SHORT);
	const limited = await ask(LONG);
	const messages = [{ role: 'user' as const, content: SHORT.prompt }];
	const counted = await tokenizer.countPrompt(model, messages);

	return [
		...findings,
		modelFinding(first, { model, listed: told.listed }),
		contextFinding(told.contextTokens, rulebook.contextTokens),
		...answerFindings(first),
		...usageFindings({ model, messages, most: SHORT.most, first, second, server, counted }),
		limitFinding(limited, LONG.most)
	];
}

function official(model: string, expected: string): Finding {
	return model === expected
		? ok(`Asked for «${model}», the model of the rulebook.`)
		: warn(
				`Asked for «${model}», the rulebook’s is «${expected}»: practice only, nothing is ranked.`
			);
}

function tokenizerFinding(server: 'vllm' | 'llama.cpp' | undefined, version = ''): Finding {
	const own = version ? ` ${version}` : '';
	if (server === 'vllm') {
		return ok(
			`Its /tokenize counts whole prompts, as vLLM does${own && ` (${version})`}: holds can be exact.`
		);
	}
	if (server === 'llama.cpp') {
		return warn(
			`Its /tokenize counts bare texts, as llama.cpp’s server does${own && ` (${version})`}: a hold is bounded by the prompt’s bytes.`
		);
	}

	return warn('It has no /tokenize: a hold is bounded by the prompt’s bytes.');
}
