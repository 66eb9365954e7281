import { setTimeout as wait } from 'node:timers/promises';
import type { EndpointFault } from './endpoint-fault.ts';
import { WORDS } from './odd-answers.ts';
import { usageOf, type Wire } from './wire.ts';

type Expected = Omit<EndpointFault, 'name' | 'play'>;

/** Nothing was said: the client is told by the status, and nobody is charged. */
const refused = (status: number, reason: string, more: Partial<Expected> = {}): Expected => ({
	status,
	reason,
	text: '',
	outcome: 'failed',
	tokens: [0, 0],
	endpoint: 'answered',
	...more
});

/** Two words were said: the stream ends in an error, and the platform pays for them. */
const cut = (status: number, reason: string, more: Partial<Expected> = {}): Expected => ({
	...refused(status, reason),
	text: 'Hola, ',
	tokens: [20, 2],
	estimated: true,
	...more
});

const bad = refused(502, 'endpoint_error');
const away = refused(503, 'endpoint_unavailable', { endpoint: 'never asked' });
const late = refused(504, 'endpoint_timeout', { endpoint: 'left' });

const says =
	(status: number, headers: Record<string, string> = {}) =>
	(wire: Wire) =>
		wire.json(
			status,
			{ error: { message: 'sk-secreta no vale', type: 'x', code: status } },
			headers
		);

/** Two words, and then. */
const after = (then: (wire: Wire) => void | Promise<void>) => (wire: Wire) => {
	wire.head();
	wire.words(WORDS.slice(0, 2));
	return then(wire);
};
const silence = (wire: Wire) => wire.left.then(() => undefined);

export const FAILING_ENDPOINTS: EndpointFault[] = [
	{ name: '400', ...bad, play: says(400) },
	{ name: '401', ...bad, play: says(401) },
	{ name: '404', ...bad, play: says(404) },
	{ name: '429', ...refused(503, 'endpoint_busy'), play: says(429) },
	{
		name: '429 with retry-after',
		...refused(503, 'endpoint_busy', { retryAfter: '7' }),
		play: says(429, { 'retry-after': '7' })
	},
	{ name: '500', ...bad, play: says(500) },
	{ name: '502', ...bad, play: says(502) },
	{
		name: 'HTML with a 200',
		...bad,
		play: (wire) => wire.whole(200, 'text/html', '<h1>Bienvenido</h1>')
	},
	{
		name: 'HTML with a 502',
		...bad,
		play: (wire) => wire.whole(502, 'text/html', '<h1>Bad Gateway</h1>')
	},
	{
		name: 'a whole completion instead of a stream',
		...bad,
		play: (wire) =>
			wire.json(200, { choices: [{ message: { content: 'Hola' } }], ...usageOf(20, 1) })
	},
	{
		name: 'no HTTP at all',
		...bad,
		play: (wire) => {
			wire.answered();
			wire.raw('SSH-2.0-OpenSSH_9.6\r\n\r\n');
		}
	},
	{
		name: 'a refused connection',
		...away,
		settings: () => ({ ALIA_BASE_URL: 'http://127.0.0.1:1/v1' }),
		play: silence
	},
	{
		name: 'a name that nobody knows',
		...away,
		settings: () => ({ ALIA_BASE_URL: 'http://no-such-host.invalid/v1' }),
		play: silence
	},
	{
		name: 'no TLS where TLS was expected',
		...away,
		settings: (url) => ({ ALIA_BASE_URL: url.replace('http:', 'https:') }),
		play: silence
	},
	{ name: 'a reset before the head', ...bad, play: (wire) => wire.reset() },
	{ name: 'a FIN before the head', ...bad, play: (wire) => wire.fin() },
	{
		name: 'a clean end before the first word',
		...bad,
		play: (wire) => {
			wire.head();
			wire.close();
		}
	},
	{ name: 'a reset mid-answer', ...cut(502, 'endpoint_error'), play: after(slowly('reset')) },
	{ name: 'a FIN mid-answer', ...cut(502, 'endpoint_error'), play: after(slowly('fin')) },
	{ name: 'a clean but early end', ...cut(502, 'endpoint_error'), play: after(slowly('close')) },
	{
		name: 'an early end with running usage',
		...cut(502, 'endpoint_error', { estimated: undefined }),
		play: (wire) => {
			wire.head();
			wire.word('Hola', usageOf(20, 1));
			wire.word(', ', usageOf(20, 2));
			wire.close();
		}
	},
	{
		name: 'an error as the first event',
		...bad,
		play: (wire) => {
			wire.head();
			wire.frame('data: {"error":{"message":"CUDA out of memory","code":500}}\n\n');
			wire.close();
		}
	},
	{
		name: 'an error among the words',
		...cut(502, 'endpoint_error'),
		play: after((wire) => {
			wire.frame('data: {"error":{"message":"engine died","code":500}}\n\ndata: [DONE]\n\n');
			wire.close();
		})
	},
	{
		name: 'broken JSON mid-stream',
		...cut(502, 'endpoint_error'),
		play: after((wire) => {
			wire.frame('data: {"choices":[{"delta":{"conte\n\n');
			wire.answered();
		})
	},
	{
		name: 'a broken frame mid-stream',
		...cut(502, 'endpoint_error'),
		play: after(async (wire) => {
			await wait(20);
			wire.raw('no length\r\n');
			wire.answered();
		})
	},
	{ name: 'silence before the head', ...late, play: silence },
	{
		name: 'silence before the first word',
		...late,
		play: (wire) => {
			wire.head();
			return silence(wire);
		}
	},
	{
		name: 'comments and never a word',
		...late,
		play: async (wire) => {
			wire.head();
			while (wire.state === 'open') {
				wire.frame(': keep-alive\n\n');
				await wait(30);
			}
		}
	},
	{
		name: 'silence between words',
		...cut(504, 'endpoint_timeout', { endpoint: 'left' }),
		play: after(silence)
	},
	{
		name: 'words without end, in time',
		...cut(504, 'endpoint_timeout', { endpoint: 'left' }),
		settings: () => ({ ENDPOINT_WHOLE_SECONDS: '0.5' }),
		play: after(async (wire) => {
			while (wire.state === 'open') {
				wire.frame(wire.chunk([{ index: 0, delta: { content: '' } }], usageOf(20, 2)));
				await wait(30);
			}
		}),
		estimated: undefined
	},
	{
		name: 'words without end, in length',
		...cut(502, 'endpoint_error', { endpoint: 'left' }),
		body: { max_tokens: 20 },
		play: after(async (wire) => {
			const text = 'x'.repeat(20 * 256);
			while (wire.state === 'open') {
				wire.frame(wire.chunk([{ index: 0, delta: { content: text } }]));
				await wait(5);
			}
		})
	},
	{
		name: 'a chunk of 10 MB',
		...cut(502, 'endpoint_error', { endpoint: 'left' }),
		play: after(async (wire) => {
			const part = Buffer.alloc(64 * 1024, 'x');
			wire.frame('data: {"choices":[{"delta":{"content":"');
			for (let sent = 0; sent < 10 << 20 && wire.state === 'open'; sent += part.length) {
				if (!wire.frame(part)) await Promise.race([wait(50), wire.left]);
			}
			await silence(wire);
		})
	}
];

/** A moment later: what was said before must have been read. */
function slowly(end: 'reset' | 'fin' | 'close') {
	return async (wire: Wire) => {
		await wait(20);
		wire[end]();
	};
}
