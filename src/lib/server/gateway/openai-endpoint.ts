import type { Settings } from '../config.ts';
import { completionBody } from './completion-body.ts';
import type { Endpoint } from './endpoint.ts';
import { EndpointConnection } from './endpoint-connection.ts';
import { readStream } from './endpoint-stream.ts';
import { EndpointTokenizer } from './endpoint-tokenizer.ts';

/** An OpenAI-compatible endpoint: vLLM, llama.cpp server, or a hosted one. */
export function openaiEndpoint(settings: Settings, simulated: boolean): Endpoint {
	const connection = new EndpointConnection({
		baseUrl: settings.ALIA_BASE_URL?.replace(/\/+$/, '') ?? 'http://127.0.0.1:9/v1',
		key: settings.ALIA_API_KEY,
		connectMs: settings.ENDPOINT_CONNECT_SECONDS * 1000
	});
	const tokenizer = new EndpointTokenizer(connection, () => performance.now());
	const deadlines = {
		firstMs: settings.ENDPOINT_FIRST_TOKEN_SECONDS * 1000,
		idleMs: settings.ENDPOINT_IDLE_SECONDS * 1000
	};

	return {
		model: settings.ALIA_MODEL,
		simulated,
		countPrompt: (model, messages) => tokenizer.countPrompt(model, messages),
		countText: (model, text) => tokenizer.countText(model, text),
		async stream(model, { messages, sampling, cacheSalt, signal, flow, sent }, heard) {
			const server = await tokenizer.server(model);
			const body = completionBody({ model, messages, sampling, cacheSalt, server });
			await readStream(connection, { body, signal, flow, sent, deadlines, heard });
		},
		async reachable(ms) {
			try {
				const { status } = await connection.json({ method: 'GET', path: 'models' }, ms);
				return status < 500 && status !== 401 && status !== 403;
			} catch {
				return false;
			}
		},
		close: () => connection.close()
	};
}
