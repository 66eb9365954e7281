import { setTimeout as wait } from 'node:timers/promises';
import type { ClientFault, Scene } from './client-fault.ts';
import type { Bill } from './consequence.ts';
import { WORDS } from './odd-answers.ts';
import { usageOf, type Wire } from './wire.ts';

const free: Bill = { outcome: 'released', billed: false, tokens: [0, 0] };
const charged = (completion: number, more: Partial<Bill> = {}): Bill => ({
	outcome: 'aborted',
	billed: true,
	tokens: [20, completion],
	estimated: true,
	...more
});
const silence = (wire: Wire) => wire.left.then(() => undefined);
const twoWords = (wire: Wire) => {
	wire.head();
	wire.words(WORDS.slice(0, 2));
	return silence(wire);
};
const leaveAfter = (words: string) => async (scene: Scene) => {
	const call = scene.call();
	await call.heard(words);
	await scene.leave(call);
};
/** For what a client is not told: the endpoint has said it, and a moment has passed. */
const leaveOnceAsked =
	(more: { stream?: boolean } = {}) =>
	async (scene: Scene) => {
		const call = scene.call(more);
		await scene.wire();
		await wait(30);
		await scene.leave(call);
	};

export const LEAVING_CLIENTS: ClientFault[] = [
	{
		name: 'leaves with half of the body sent',
		play: silence,
		act: async (scene) => {
			const call = scene.call({}, (request, text) => {
				request.write(text.slice(0, text.length / 2));
			});
			await wait(20);
			call.leave();
		},
		clients: ['nothing'],
		bills: [],
		endpoint: []
	},
	{
		name: 'leaves before the queue',
		play: silence,
		act: async (scene) => {
			const call = scene.call();
			// The use of the key, and the hold.
			await scene.frozen(2, () => call.leave());
		},
		clients: ['nothing'],
		bills: [free],
		endpoint: []
	},
	{
		name: 'leaves in the queue',
		play: silence,
		act: (scene) =>
			scene.queued(async () => {
				const call = scene.call();
				await call.heard('vatio-queue ahead=0');
				call.leave();
			}),
		clients: ['200 «» cut'],
		bills: [free],
		endpoint: []
	},
	{
		name: 'leaves in the queue, without a stream',
		play: silence,
		act: (scene) =>
			scene.queued(async () => {
				const call = scene.call({ stream: false });
				while (scene.site.world.ctx.queue.length === 0) await wait(2);
				call.leave();
			}),
		clients: ['nothing'],
		bills: [free],
		endpoint: []
	},
	{
		name: 'leaves before anything is sent to the endpoint',
		play: silence,
		act: (scene) =>
			scene.unknown(async () => {
				const call = scene.call();
				await wait(40);
				call.leave();
			}),
		clients: ['nothing'],
		bills: [free],
		endpoint: []
	},
	{
		name: 'leaves before the head',
		play: silence,
		act: leaveOnceAsked(),
		clients: ['nothing'],
		bills: [charged(0)],
		endpoint: ['left']
	},
	{
		name: 'leaves before the first word',
		play: (wire) => {
			wire.head();
			wire.frame(wire.chunk([{ index: 0, delta: { role: 'assistant' } }]));
			return silence(wire);
		},
		act: leaveOnceAsked(),
		clients: ['nothing'],
		bills: [charged(0)],
		endpoint: ['left']
	},
	{
		name: 'leaves mid-stream',
		play: twoWords,
		act: leaveAfter('", "'),
		clients: ['200 «Hola, » cut'],
		bills: [charged(2)],
		endpoint: ['left']
	},
	{
		name: 'leaves mid-stream, with running usage',
		play: (wire) => {
			wire.head();
			wire.word('Hola', usageOf(20, 1));
			// Three tokens in one chunk, as speculative decoding has it.
			wire.word(', ', usageOf(20, 4));
			return silence(wire);
		},
		act: leaveAfter('", "'),
		clients: ['200 «Hola, » cut'],
		bills: [charged(4, { estimated: false })],
		endpoint: ['left']
	},
	{
		name: 'leaves after the last word, before the end',
		play: (wire) => {
			wire.head();
			wire.words(WORDS);
			return silence(wire);
		},
		act: leaveAfter('"."'),
		clients: ['200 «Hola, mundo.» cut'],
		bills: [charged(4)],
		endpoint: ['left']
	},
	{
		name: 'leaves after the reason to end, before the usage',
		play: (wire) => {
			wire.head();
			wire.words(WORDS);
			wire.finish();
			return silence(wire);
		},
		act: leaveOnceAsked(),
		clients: ['200 «Hola, mundo.» cut'],
		bills: [charged(4, { outcome: 'completed', estimated: false })],
		endpoint: ['left']
	},
	{
		name: 'leaves mid-answer, without a stream',
		play: twoWords,
		act: leaveOnceAsked({ stream: false }),
		clients: ['nothing'],
		bills: [charged(2)],
		endpoint: ['left']
	},
	{
		name: 'stops reading',
		play: async (wire) => {
			wire.head();
			const many = wire.chunk([{ index: 0, delta: { content: 'x' } }]).repeat(500);
			for (wire.sent = 0; wire.sent < 150_000 && wire.state === 'open'; wire.sent += 500) {
				if (wire.frame(many)) await wait(0);
				else await Promise.race([new Promise((go) => wire.socket.once('drain', go)), wire.left]);
			}
			await silence(wire);
			if (wire.sent >= 150_000) throw new Error('the endpoint was never held back');
		},
		act: async (scene) => {
			const call = scene.call();
			await call.heard('"x"');
			call.stopReading();
			await (
				await scene.wire()
			).left;
			call.leave();
		},
		clients: [`200 «${'x'.repeat(24)}…» cut`],
		bills: [charged(1)],
		endpoint: ['left']
	}
];
