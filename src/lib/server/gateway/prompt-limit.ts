import { Refusal } from '#lib/refusal.ts';
import type { Context } from '../context.ts';
import { countText } from './token-count.ts';

/** What the chat template of a ChatML model says with; in a prompt it would pose as somebody else's turn. */
const CONTROL = /<\|(?:im_start|im_end|im_sep|endoftext|system|user|assistant|end)\|>|<\/?s>/;

/** Refuses a text with the model's own control marks: they would be read as another's words. */
export function refuseControlMarks(text: string): void {
	const mark = CONTROL.exec(text)?.[0];
	if (mark) throw new Refusal('control_mark', { mark });
}

/** Far too long to be worth the endpoint's time: no tokenizer makes one token of so much prose. */
const CHARACTERS_OF_A_TOKEN = 40;

/** Refuses a text of more tokens than a challenge takes, by the metering tokenizer. */
export async function refuseTooLong(
	ctx: Pick<Context, 'endpoint'>,
	{ text, most, model }: { text: string; most: number; model: string }
): Promise<void> {
	if (text.length > most * CHARACTERS_OF_A_TOKEN) {
		throw new Refusal('prompt_too_long', { tokens: text.length, most });
	}
	// No token holds less than a byte: what is this short need not be counted.
	if (Buffer.byteLength(text) <= most) return;
	const { tokens } = await countText(ctx.endpoint, ctx.endpoint.model ?? model, text);
	if (tokens > most) throw new Refusal('prompt_too_long', { tokens, most });
}
