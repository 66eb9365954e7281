import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerEvents, refusalIn, type AnswerEvent } from './answer-stream.ts';

const frame = (data: object | string) =>
	`data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
const delta = (content: string) => frame({ choices: [{ delta: { content } }] });

function bodyOf(parts: Uint8Array[]): ReadableStream<Uint8Array> {
	return new ReadableStream({
		start(controller) {
			for (const part of parts) controller.enqueue(part);
			controller.close();
		}
	});
}

async function read(text: string, cuts: number[] = []): Promise<AnswerEvent[]> {
	const bytes = new TextEncoder().encode(text);
	const ends = [...new Set([...cuts, bytes.length])].sort((a, b) => a - b);
	const parts = ends.map((to, index) => bytes.slice(ends[index - 1] ?? 0, to));
	const events: AnswerEvent[] = [];
	for await (const event of answerEvents(bodyOf(parts))) events.push(event);
	return events;
}

const whole = `${frame({ choices: [{ delta: { role: 'assistant', content: '' } }] })}: espera\n\n${delta('Aquí va 🌞')}${delta(', ya')}${frame({ choices: [{ delta: {} }], vatio: { interaction: 'i' } })}${frame('[DONE]')}`;

test('an answer reads the same wherever its bytes are cut', async () => {
	const expected: AnswerEvent[] = [
		{ kind: 'text', at: 0, text: 'Aquí va 🌞' },
		{ kind: 'text', at: 10, text: ', ya' },
		{ kind: 'end' }
	];

	const length = new TextEncoder().encode(whole).length;
	await fc.assert(
		fc.asyncProperty(fc.array(fc.nat(length - 1), { maxLength: 12 }), async (cuts) => {
			expect(await read(whole, cuts)).toEqual(expected);
		})
	);
});

test('an answer whose connection breaks has no end', async () => {
	expect(await read(delta('Hola'))).toEqual([{ kind: 'text', at: 0, text: 'Hola' }]);
});

test('a fault in the middle of an answer is its end', async () => {
	const fault = frame({ error: { code: 'endpoint_error' }, vatio: { outcome: 'failed' } });

	expect(await read(delta('Ho') + fault)).toEqual([
		{ kind: 'text', at: 0, text: 'Ho' },
		{ kind: 'end' }
	]);
});

describe('a response that is not ok', () => {
	const refused = (status: number, body: string) => refusalIn(new Response(body, { status }));

	test('tells its reason in words', async () => {
		const error = { code: 'tokens_exhausted', message: 'No quedan tokens.' };

		expect(await refused(429, JSON.stringify({ error }))).toEqual({
			code: 'tokens_exhausted',
			sentence: 'No quedan tokens.'
		});
	});

	test('is a closed session where it says so, whoever says it', async () => {
		expect(await refused(401, '<html>')).toMatchObject({ code: 'not_signed_in' });
	});

	test('has no reason of ours where a proxy answered', async () => {
		expect(await refused(502, '<h1>Bad gateway</h1>')).toBeUndefined();
		expect(await refused(500, '{"message":"Internal Error"}')).toBeUndefined();
	});
});
