import type { IncomingMessage, ServerResponse } from 'node:http';

const TOKENS = 24;
const GAP_MS = 8;

const chunk = (choices: string, more = '') =>
	`data: {"id":"calentamiento","object":"chat.completion.chunk","created":1,"model":"calentamiento","choices":[${choices}]${more}}\n\n`;
const WORD = chunk('{"index":0,"delta":{"content":" luz"},"finish_reason":null}');
const END =
	chunk('{"index":0,"delta":{},"finish_reason":"stop"}') +
	chunk(
		'',
		`,"usage":{"prompt_tokens":24,"completion_tokens":${TOKENS},"total_tokens":${24 + TOKENS}}`
	) +
	'data: [DONE]\n\n';

/** A model server that always says the same, a word at a time. */
export function answerBriefly(request: IncomingMessage, response: ServerResponse): void {
	request.resume();
	if (!request.url?.endsWith('/chat/completions')) {
		response.writeHead(404).end();
		return;
	}
	response.writeHead(200, { 'content-type': 'text/event-stream' });
	let written = 0;
	const next = () => {
		if (response.destroyed) return;
		if (written++ === TOKENS) {
			response.end(END);
			return;
		}
		response.write(WORD);
		setTimeout(next, GAP_MS);
	};
	next();
}
