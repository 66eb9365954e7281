import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import type { ClientFault } from './client-fault.ts';
import type { Bill } from './consequence.ts';
import { WORDS } from './odd-answers.ts';
import type { Wire } from './wire.ts';

const whole: Bill = { outcome: 'completed', billed: true, tokens: [20, 4] };
const WHOLE = '200 «Hola, mundo.»';

async function answer(wire: Wire, gapMs = 0) {
	wire.head();
	for (const word of WORDS) {
		wire.word(word);
		if (gapMs > 0) await wait(gapMs);
	}
	wire.finish();
	wire.usage(20, 4);
	wire.done();
	wire.close();
}

export const SENDING_CLIENTS: ClientFault[] = [
	{
		name: 'sends its body byte by byte',
		play: (wire) => answer(wire),
		act: async (scene) => {
			scene.call({}, (request, text) => {
				void (async () => {
					for (const byte of Buffer.from(text)) {
						request.write(Buffer.from([byte]));
						await turn();
					}
					request.end();
				})();
			});
		},
		clients: [WHOLE],
		bills: [whole],
		endpoint: ['answered']
	},
	{
		name: 'sends twice: the first is answered',
		play: (wire) => answer(wire),
		act: async (scene) => {
			await scene.again().got();
			await scene.again({ stream: false }).got();
			await scene.again().got();
		},
		clients: [`3 × ${WHOLE}`],
		bills: [whole],
		endpoint: ['answered']
	},
	{
		name: 'sends twice: the first is being written',
		play: (wire) => answer(wire, 20),
		act: async (scene) => {
			await scene.again().heard('Hola');
			await scene.again().got();
		},
		clients: [WHOLE, '409 in_progress retry-after 2'],
		bills: [whole],
		endpoint: ['answered']
	},
	{
		name: 'sends twice at the same instant',
		play: (wire) => answer(wire, 20),
		act: async (scene) => {
			scene.again();
			scene.again({ stream: false });
		},
		clients: [WHOLE, '409 in_progress retry-after 2'],
		bills: [whole],
		endpoint: ['answered']
	},
	{
		name: 'sends twice: the first failed and was free',
		play: (wire, call) => (call === 1 ? wire.json(500, {}) : answer(wire)),
		act: async (scene) => {
			await scene.again().got();
			await scene.again().got();
		},
		clients: [WHOLE, '502 endpoint_error'],
		bills: [{ outcome: 'failed', billed: false, tokens: [0, 0] }, whole],
		endpoint: ['2 × answered']
	},
	{
		name: 'sends twice: the first left the queue',
		play: (wire) => answer(wire),
		act: async (scene) => {
			await scene.queued(async () => {
				const call = scene.again();
				await call.heard('vatio-queue');
				call.leave();
			});
			await scene.again().got();
		},
		clients: ['200 «» cut', WHOLE],
		bills: [{ outcome: 'released', billed: false, tokens: [0, 0] }, whole],
		endpoint: ['answered']
	},
	{
		name: 'sends twice: the first was left and charged',
		play: async (wire) => {
			wire.head();
			wire.word('Hola');
			await wire.left;
		},
		act: async (scene) => {
			const call = scene.again();
			await call.heard('Hola');
			await scene.leave(call);
			await wait(30);
			await scene.again().got();
		},
		clients: ['200 «Hola» cut', '409 already_charged'],
		bills: [{ outcome: 'aborted', billed: true, tokens: [20, 1], estimated: true }],
		endpoint: ['left']
	},
	{
		name: 'sends another body under the same key',
		play: (wire) => answer(wire),
		act: async (scene) => {
			await scene.again().got();
			await scene.again({ body: { max_tokens: 5 } }).got();
		},
		clients: [WHOLE, '409 idempotency_key_reused'],
		bills: [whole],
		endpoint: ['answered']
	},
	{
		name: 'sends two hundred at once against a budget for ten',
		play: (wire) => answer(wire, 5),
		act: async (scene) => {
			for (let call = 0; call < 200; call++) scene.call({ stream: call % 2 === 0 });
		},
		clients: [`10 × ${WHOLE}`, '190 × 429 interactions_exhausted'],
		bills: Array.from({ length: 10 }, () => whole),
		endpoint: ['10 × answered']
	}
];
