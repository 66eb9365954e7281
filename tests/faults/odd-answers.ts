import { gzipSync } from 'node:zlib';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import type { EndpointFault } from './endpoint-fault.ts';
import { usageOf, type Wire } from './wire.ts';

export const WORDS = ['Hola', ', ', 'mundo', '.'] as const;
/** What becomes of an answer that was understood. */
export const whole = {
	status: 200,
	text: WORDS.join(''),
	outcome: 'completed',
	tokens: [20, 4],
	endpoint: 'answered'
} satisfies Partial<EndpointFault>;

/** An answer as it should be, for variations of it. */
export function answer(wire: Wire, end: (wire: Wire) => void = ended) {
	wire.head();
	wire.words(WORDS);
	end(wire);
}

export function ended(wire: Wire) {
	wire.finish();
	wire.usage(20, 4);
	wire.done();
	wire.close();
}

/** The whole of an answer as the text of its events. */
const eventsOf = (wire: Wire, words: readonly string[], lineEnd = '\n') =>
	[
		...words.map((content) =>
			wire.chunk([{ index: 0, delta: { content }, finish_reason: null }], {}, lineEnd)
		),
		wire.chunk([{ index: 0, delta: {}, finish_reason: 'stop' }], {}, lineEnd),
		wire.chunk([], usageOf(20, 4), lineEnd),
		`data: [DONE]${lineEnd}${lineEnd}`
	].join('');

async function inPieces(wire: Wire, bytes: Buffer, size: number) {
	for (let at = 0; at < bytes.length; at += size) {
		wire.frame(bytes.subarray(at, at + size));
		await turn();
	}
	wire.close();
}

/** Ways of saying a right answer that must all be understood. */
export const ODD_ANSWERS: EndpointFault[] = [
	{ name: 'a right answer', ...whole, play: (wire) => answer(wire) },
	{
		name: 'frames cut at every byte, inside characters too',
		...whole,
		text: 'Ñandú 🦥 日本',
		play: async (wire) => {
			wire.head();
			await inPieces(wire, Buffer.from(eventsOf(wire, ['Ñan', 'dú ', '🦥 ', '日本'])), 1);
		}
	},
	{
		name: 'TCP cut within a frame’s head',
		...whole,
		play: async (wire) => {
			wire.head();
			const bytes = Buffer.from(eventsOf(wire, WORDS));
			for (const part of [`${bytes.length.toString(16)[0]}`, bytes.length.toString(16).slice(1)]) {
				wire.raw(part);
				await wait(5);
			}
			wire.raw('\r\n');
			wire.raw(bytes);
			wire.raw('\r\n');
			wire.close();
		}
	},
	{
		name: 'everything in one piece',
		...whole,
		play: (wire) => {
			wire.head();
			wire.frame(eventsOf(wire, WORDS));
			wire.close();
		}
	},
	{
		name: 'CRLF at the ends of lines',
		...whole,
		play: async (wire) => {
			wire.head();
			await inPieces(wire, Buffer.from(eventsOf(wire, WORDS, '\r\n')), 7);
		}
	},
	{
		name: 'comments between events',
		...whole,
		play: (wire) => {
			wire.head();
			wire.frame(': OPENROUTER PROCESSING\n\n:\n\n');
			for (const word of WORDS) {
				wire.frame(': keep-alive\n\n');
				wire.word(word);
			}
			ended(wire);
		}
	},
	{
		name: 'a role and empty words first',
		...whole,
		play: (wire) => {
			wire.head();
			wire.frame(wire.chunk([{ index: 0, delta: { role: 'assistant', content: '' } }]));
			wire.frame(wire.chunk([{ index: 0, delta: { content: null } }], { usage: null }));
			wire.words(WORDS);
			ended(wire);
		}
	},
	{
		name: 'no [DONE]',
		...whole,
		play: (wire) =>
			answer(wire, () => {
				wire.finish();
				wire.usage(20, 4);
				wire.close();
			})
	},
	{
		name: '[DONE] and an end that is late',
		...whole,
		play: (wire) =>
			answer(wire, async () => {
				wire.finish();
				wire.usage(20, 4);
				wire.done();
				wire.answered();
				await wait(150);
				wire.close();
			})
	},
	{
		name: 'words after [DONE]',
		...whole,
		play: (wire) =>
			answer(wire, () => {
				wire.finish();
				wire.usage(20, 4);
				wire.done();
				wire.word('de más');
				wire.close();
			})
	},
	{
		name: 'gzip, though none was asked for',
		...whole,
		play: (wire) => {
			wire.head({ 'content-encoding': 'gzip' });
			const bytes = gzipSync(eventsOf(wire, WORDS));
			wire.frame(bytes.subarray(0, 30));
			wire.frame(bytes.subarray(30));
			wire.close();
		}
	},
	{
		name: 'invalid UTF-8 across frames',
		...whole,
		text: 'a\uFFFD(b.',
		tokens: [20, 3],
		play: (wire) => {
			wire.head();
			const [before = '', after = ''] = wire
				.chunk([{ index: 0, delta: { content: 'a¿b' } }])
				.split('¿');
			wire.frame(Buffer.concat([Buffer.from(before), Buffer.from([0xe2])]));
			wire.frame(Buffer.concat([Buffer.from('('), Buffer.from(after)]));
			wire.word('.');
			wire.finish();
			wire.usage(20, 3);
			wire.done();
			wire.close();
		}
	}
];
