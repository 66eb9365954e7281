import { connect, type Socket } from 'node:net';

/** What to send, how much of it, and when to leave. Times in milliseconds. */
export interface Load {
	url: string;
	/** The key of connection N; absent for a target without keys. */
	key?: string;
	connections: number;
	keys?: number;
	warmMs: number;
	ms: number;
	/** Connections open over this time rather than at once. */
	rampMs: number;
	/** Share of the answers that are left after some tokens. */
	leave?: number;
	leaveAfter?: number;
}

export interface Loaded {
	perSecond: number;
	tokensPerSecond: number;
	/** Milliseconds to the first token. */
	first: { p50: number; p99: number };
	errors: number;
	left: number;
	/** All that came, outside the measured time too. */
	tokens: number;
}

const TOKEN = 'palabra';
const BODY = JSON.stringify({
	messages: [{ role: 'user', content: 'hola que tal' }],
	stream: true,
	stream_options: { include_usage: true },
	max_tokens: 64
});

/** Keeps so many connections busy with one streamed question after another, over bare sockets. */
export async function run(load: Load): Promise<Loaded> {
	const { hostname, port, pathname } = new URL(load.url);
	const firsts: number[] = [];
	const count = { ended: 0, tokens: 0, allTokens: 0, errors: 0, left: 0 };
	const began = performance.now();
	const from = began + load.warmMs;
	const until = from + load.ms;
	const measured = () => {
		const now = performance.now();
		return now >= from && now < until;
	};

	function client(place: number): Promise<void> {
		const authorization = load.key
			? `authorization: Bearer ${load.key}${place % (load.keys ?? 1)}\r\n`
			: '';
		const question = `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}:${port}\r\n${authorization}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(BODY)}\r\n\r\n${BODY}`;

		return new Promise((resolve) => {
			let socket: Socket;
			let asked = 0;
			let seen = 0;
			let rest = '';
			let leaving = false;
			const ask = () => {
				if (performance.now() >= until) {
					socket.destroy();
					return resolve();
				}
				[asked, seen, rest] = [performance.now(), 0, ''];
				leaving = Math.random() < (load.leave ?? 0);
				socket.write(question);
			};
			const start = () => {
				socket = connect({ host: hostname, port: Number(port), noDelay: true }, ask);
				socket.on('error', () => undefined);
				socket.on('data', (bytes) => {
					const text = bytes.toString('latin1');
					const tokens = timesIn(text, TOKEN);
					if (seen === 0 && tokens > 0 && measured()) firsts.push(performance.now() - asked);
					seen += tokens;
					count.allTokens += tokens;
					if (measured()) count.tokens += tokens;
					if (leaving && seen >= (load.leaveAfter ?? 1)) {
						count.left++;
						socket.removeAllListeners('close');
						socket.destroy();
						return start();
					}
					rest = (rest + text).slice(-64);
					if (!rest.endsWith('0\r\n\r\n') && !isRefusal(rest)) return;
					if (measured()) count.ended++;
					if (!rest.includes('[DONE]')) count.errors++;
					ask();
				});
				socket.on('close', () => {
					if (performance.now() >= until) return resolve();
					count.errors++;
					start();
				});
			};
			setTimeout(start, (place * load.rampMs) / load.connections);
		});
	}

	const clients = Array.from({ length: load.connections }, (_, place) => client(place));
	await Promise.race([
		Promise.all(clients),
		new Promise((resolve) => setTimeout(resolve, load.warmMs + load.ms + 15_000).unref())
	]);
	firsts.sort((a, b) => a - b);
	const at = (share: number) => firsts[Math.floor(firsts.length * share)] ?? NaN;

	return {
		perSecond: (count.ended * 1000) / load.ms,
		tokensPerSecond: (count.tokens * 1000) / load.ms,
		first: { p50: at(0.5), p99: at(0.99) },
		errors: count.errors,
		left: count.left,
		tokens: count.allTokens
	};
}

function timesIn(text: string, word: string): number {
	let times = 0;
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) times++;
	return times;
}

/** A refusal is no stream: it has a length and ends with its JSON. */
const isRefusal = (rest: string) => rest.endsWith('}}') && rest.includes('"details"');

if (process.argv[2]) {
	const loaded = await run(JSON.parse(process.argv[2]) as Load);
	process.stdout.write(JSON.stringify(loaded));
	process.exit(0);
}
