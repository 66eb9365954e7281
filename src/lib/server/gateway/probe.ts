import type { Rulebook } from '#scoring';
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

type Round = Rulebook['rounds'][number];

/** Tokens of the longest conversation that a round's rules allow, within its model's context. */
export function longestContext({ model, challenges }: Round): number {
	const longest = challenges.map(
		({ limits }) =>
			('turns' in limits ? limits.turns : 1) * (limits.promptTokens + limits.answerTokens)
	);

	return Math.min(model.contextTokens, Math.max(...longest));
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
		return findings.map(({ level, key: said, values }) => ({
			level,
			key: said,
			values: withoutKey(values, key)
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

/** Should the server say the key of whoever asked. */
function withoutKey(values: Finding['values'], key: string | undefined): Finding['values'] {
	if (!key) return values;
	const clean = Object.entries(values).map(([name, value]) => [
		name,
		typeof value === 'string' ? value.replaceAll(key, '…') : value
	]);

	return Object.fromEntries(clean);
}

function official(model: string, expected: string): Finding {
	return model === expected ? ok('official', { model }) : warn('practiceOnly', { model, expected });
}

function tokenizerFinding(server: 'vllm' | 'llama.cpp' | undefined, version = ''): Finding {
	const told = { version: version && ` (${version})` };
	if (server === 'vllm') return ok('tokenizeVllm', told);

	return server === 'llama.cpp' ? warn('tokenizeLlama', told) : warn('noTokenize');
}
