import { get_encoding } from 'tiktoken';
import type { EndpointFault } from './endpoint-fault.ts';
import { answer, whole, WORDS } from './odd-answers.ts';
import { usageOf } from './wire.ts';

const o200k = get_encoding('o200k_base');
/** Of the last prompt, by tiktoken, with what its template adds. */
let promptTokens = 0;

/** Where a right answer's figures stand, and figures that cannot be right. */
export const ODD_FIGURES: EndpointFault[] = [
	{
		name: 'usage on the last choice',
		...whole,
		play: (wire) =>
			answer(wire, () => {
				wire.finish('stop', usageOf(20, 4));
				wire.done();
				wire.close();
			})
	},
	{
		name: 'usage twice: the last one counts',
		...whole,
		tokens: [21, 5],
		play: (wire) =>
			answer(wire, () => {
				wire.finish('stop', usageOf(20, 4));
				wire.usage(21, 5);
				wire.done();
				wire.close();
			})
	},
	{
		name: 'usage on every chunk',
		...whole,
		play: (wire) => {
			wire.head();
			for (const word of WORDS) wire.word(word, usageOf(20, wire.sent + 1));
			wire.finish('stop', usageOf(20, 4));
			wire.done();
			wire.close();
		}
	},
	{
		name: 'usage never, a tokenizer beside',
		...whole,
		play: (wire) =>
			answer(wire, () => {
				wire.finish();
				wire.done();
				wire.close();
			})
	},
	{
		name: 'usage never, and no tokenizer',
		...whole,
		tokenizer: false,
		tokens: () => [promptTokens, o200k.encode_ordinary(WORDS.join('')).length],
		estimated: true,
		play: (wire) => {
			promptTokens = 3;
			for (const { content } of wire.body.messages ?? []) {
				promptTokens += o200k.encode_ordinary(content).length + 4;
			}
			answer(wire, () => {
				wire.finish();
				wire.done();
				wire.close();
			});
		}
	},
	{
		name: 'longer than was asked for',
		...whole,
		body: { max_tokens: 2 },
		flags: 'usage_mismatch',
		play: (wire) => answer(wire)
	},
	{
		name: 'usage of more than was streamed',
		...whole,
		tokens: [20, 400],
		flags: 'usage_mismatch',
		play: (wire) =>
			answer(wire, () => {
				wire.finish();
				wire.usage(20, 400);
				wire.close();
			})
	},
	{
		name: 'usage of less than was streamed',
		...whole,
		tokens: [20, 1],
		flags: 'usage_mismatch',
		play: (wire) =>
			answer(wire, () => {
				wire.finish();
				wire.usage(20, 1);
				wire.close();
			})
	},
	{
		name: 'usage that is no count',
		...whole,
		flags: 'usage_refused',
		play: (wire) =>
			answer(wire, () => {
				wire.finish();
				wire.usage(-20, 0.5);
				wire.close();
			})
	},
	{
		name: 'another model',
		...whole,
		flags: 'other_model',
		play: (wire) => {
			wire.body.model = 'otro-modelo';
			answer(wire);
		}
	}
];
