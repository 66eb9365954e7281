import { Agent, createServer, request as open } from 'node:http';

/** The least that a Node process can do between a client and a model server: `node bare-proxy.ts PORT UPSTREAM`. */
const [port = '0', upstream = ''] = process.argv.slice(2);
const { hostname, port: upstreamPort } = new URL(upstream);
const agent = new Agent({ keepAlive: true, maxFreeSockets: 4096 });

const server = createServer((request, response) => {
	const onward = open({
		agent,
		hostname,
		port: upstreamPort,
		path: request.url,
		method: request.method,
		headers: { 'content-type': 'application/json' }
	});
	onward.on('response', (answer) => {
		response.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(response);
	});
	onward.on('error', () => response.destroy());
	response.on('close', () => onward.destroy());
	request.pipe(onward);
});

server.keepAliveTimeout = 60_000;
server.listen(Number(port), '127.0.0.1', 4096, () => process.send?.('ready'));
