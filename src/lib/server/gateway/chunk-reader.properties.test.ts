import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '#lib/refusal.ts';
import { ChunkReader } from './chunk-reader.ts';
import type { EndpointEvent } from './endpoint.ts';

const usage = { prompt_tokens: 20, completion_tokens: 3, total_tokens: 23 };
const event = (chunk: object, end: string) => `data: ${JSON.stringify(chunk)}${end}${end}`;

/** A stream of words with comments between them, in any of the ways of ending a line. */
const stream = fc
	.record({
		words: fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), { maxLength: 12 }),
		end: fc.constantFrom('\n', '\r\n', '\r'),
		comments: fc.boolean()
	})
	.map(({ words, end, comments }) => ({
		words,
		bytes: Buffer.from(
			[
				...words.map(
					(content) =>
						(comments ? `: keep-alive${end}${end}` : '') +
						event({ model: 'm', choices: [{ delta: { content } }] }, end)
				),
				event({ model: 'm', choices: [{ delta: {}, finish_reason: 'stop' }] }, end),
				event({ model: 'm', choices: [], usage }, end),
				`data: [DONE]${end}${end}`
			].join('')
		)
	}));

function eventsOf(pieces: Uint8Array[]): { events: EndpointEvent[]; done: boolean } {
	const reader = new ChunkReader();
	const events: EndpointEvent[] = [];
	for (const piece of pieces) reader.read(piece, (some) => events.push(...some));

	return { events, done: reader.done };
}

test('an answer reads the same wherever its bytes are cut', () => {
	fc.assert(
		fc.property(stream, fc.array(fc.nat(4000), { maxLength: 40 }), ({ words, bytes }, cuts) => {
			const places = [...new Set([0, ...cuts.map((cut) => cut % bytes.length), bytes.length])];
			places.sort((a, b) => a - b);
			const pieces = places.map((from, index) => bytes.subarray(from, places[index + 1] ?? from));

			const { events, done } = eventsOf(pieces);

			expect(done).toBe(true);
			expect(textOf(events)).toBe(words.join('').replaceAll('\0', '\uFFFD'));
			expect(events).toEqual(eventsOf([bytes]).events);
			expect(events.slice(-2)).toEqual([
				{ kind: 'finish', reason: 'stop' },
				{
					kind: 'usage',
					usage: { promptTokens: 20, cachedTokens: 0, completionTokens: 3 },
					raw: usage
				}
			]);
		}),
		{ numRuns: 300 }
	);
});

test('bytes that are no stream are refused or ignored, and never anything else', () => {
	const noise = fc.oneof(
		fc.uint8Array({ maxLength: 200 }),
		fc.json().map((json) => Buffer.from(`data: ${json}\n\n`)),
		fc
			.record({
				choices: fc.anything(),
				usage: fc.anything(),
				model: fc.anything()
			})
			.map((chunk) => Buffer.from(`data: ${JSON.stringify(chunk, plain)}\n\n`))
	);
	fc.assert(
		fc.property(fc.array(noise, { maxLength: 5 }), (pieces) => {
			try {
				for (const { kind } of eventsOf(pieces).events) expect(kind).toBeTypeOf('string');
			} catch (cause) {
				expect(cause).toMatchObject({ code: 'endpoint_error' });
			}
		}),
		{ numRuns: 500 }
	);
});

test('what came before an error is told, although the same bytes hold both', () => {
	const word = event({ model: 'm', choices: [{ delta: { content: 'Hola' } }] }, '\n');
	const bytes = Buffer.from(word + event({ error: { message: 'no' } }, '\n') + word);
	const events: EndpointEvent[] = [];

	expect(() => new ChunkReader().read(bytes, (some) => events.push(...some))).toThrow(Refusal);

	expect(textOf(events)).toBe('Hola');
});

const textOf = (events: EndpointEvent[]) =>
	events.map((one) => (one.kind === 'text' ? one.text : '')).join('');

const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
