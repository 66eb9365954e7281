import { Refusal } from '#lib/refusal.ts';
import type { Context } from '../context.ts';
import { countText } from './token-count.ts';

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
	const { tokens } = await countText(ctx.endpoint, ctx.endpoint.model ?? model, text);
	if (tokens > most) throw new Refusal('prompt_too_long', { tokens, most });
}
