import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/**
 * A model server that costs next to nothing, and knows exactly what it has sent:
 * `node model-server.ts PORT FIRST_MS GAP_MS TOKENS`. `GET /record` is the truth for the books.
 */
const [port = 0, firstMs = 0, gapMs = 0, tokens = 16] = process.argv.slice(2).map(Number);
const PROMPT_TOKENS = 24;

const record = { requests: 0, promptTokens: 0, tokens: 0, open: 0, left: 0, tokensForNobody: 0 };

const head = `data: {"id":"x","object":"chat.completion.chunk","created":1,"model":"MODEL","choices":[`;
const usage = (written: number) =>
	`"usage":{"prompt_tokens":${PROMPT_TOKENS},"completion_tokens":${written},"total_tokens":${PROMPT_TOKENS + written}}`;
/** With running usage, as vLLM gives it when asked. */
const token = (place: number) =>
	`${head}{"index":0,"delta":{"content":" palabra${place}"},"finish_reason":null}],${usage(place + 1)}}\n\n`;
const end = (written: number) =>
	`${head}{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n${head}],${usage(written)}}\n\ndata: [DONE]\n\n`;

const all = Array.from({ length: tokens }, (_, place) => token(place));
const whole = all.join('') + end(tokens);

const server = createServer((request, response) => {
	if (request.url === '/record') return json(response, record);
	if (request.url === '/reset') {
		Object.assign(record, { requests: 0, promptTokens: 0, tokens: 0, left: 0, tokensForNobody: 0 });
		return json(response, record);
	}
	let body = '';
	request.on('data', (part: Buffer) => (body += part.toString()));
	request.on('end', () => {
		if (request.url === '/tokenize') return json(response, { count: PROMPT_TOKENS, tokens: [] });
		answer(request, response);
	});
});

function answer(request: IncomingMessage, response: ServerResponse) {
	record.requests++;
	record.promptTokens += PROMPT_TOKENS;
	response.writeHead(200, { 'content-type': 'text/event-stream' });
	if (gapMs === 0 && firstMs === 0) {
		record.tokens += tokens;
		response.end(whole);
		return;
	}
	record.open++;
	let written = 0;
	let timer: NodeJS.Timeout | undefined;
	const next = () => {
		response.write(all[written] ?? '');
		written++;
		record.tokens++;
		if (written < tokens) return;
		clearInterval(timer);
		response.end(end(tokens));
	};
	timer = setTimeout(() => {
		next();
		if (written < tokens) timer = setInterval(next, gapMs);
	}, firstMs);
	response.on('close', () => {
		clearInterval(timer);
		record.open--;
		if (written < tokens) record.left++;
	});
}

function json(response: ServerResponse, body: object) {
	response.writeHead(200, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
}

server.keepAliveTimeout = 60_000;
server.listen(port, '127.0.0.1', 4096, () => process.send?.('ready'));
