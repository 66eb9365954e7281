import { hasPlaceholder, PLACEHOLDER } from '#scoring';
import { energyCeiling, profileById } from '#scoring/energy';
import { rehearsalPrompt, systemMessages } from '../challenges/messages.ts';
import { typedText } from '../challenges/typed-text.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import { placeAfter } from './continuation.ts';
import { countText, promptCeiling } from './token-count.ts';

export interface Estimating {
	contest: ContestInForce;
	challengeId: string;
	team: { id: string };
	text: string;
	/** The answer that it would continue. */
	after?: string;
	sheetId?: string;
}

export interface Estimate {
	tokens: number;
	most: number;
	/** Counted by another tokenizer than the model's. */
	estimated: boolean;
	/** The most that sending it could take; absent where it cannot be sent as it stands. */
	hold: { tokens: number; energyNwh: bigint } | undefined;
}

/** What a text would count as and hold, without opening anything. The placeholder is not counted. */
export async function estimate(ctx: Context, estimating: Estimating): Promise<Estimate> {
	const { contest, challengeId, text } = estimating;
	const inForce = challengeInForce(contest, { challengeId, at: ctx.now() });
	const { challenge, round } = inForce;
	const model = ctx.endpoint.model ?? round.model.id;
	const prompt = typedText(text);
	const counted = challenge.kind === 'template' ? prompt.replace(PLACEHOLDER, '') : prompt;
	const most = challenge.limits.promptTokens;
	const { tokens, estimated } = await countText(ctx.endpoint, model, counted);
	const known = { tokens, most, estimated, hold: undefined };
	if (tokens === 0 || tokens > most) return known;

	const messages = await messagesOf(ctx, { ...estimating, prompt, inForce });
	const profile = profileById(round.model.profile);
	if (!messages || !profile) return known;
	const ceiling = await promptCeiling(ctx.endpoint, model, messages);
	const { answerTokens } = challenge.limits;
	const energy = energyCeiling(profile, ceiling, answerTokens);
	if (!energy.ok) return known;

	const hold = { tokens: ceiling + answerTokens, energyNwh: energy.energyNwh };
	return { ...known, hold };
}

async function messagesOf(
	ctx: Context,
	{
		inForce: { challenge, round },
		prompt,
		team,
		after,
		sheetId
	}: Estimating & { prompt: string; inForce: ReturnType<typeof challengeInForce> }
): Promise<ChatMessage[] | undefined> {
	const system = systemMessages(challenge, round.model);
	if (challenge.kind === 'template') {
		if (!hasPlaceholder(prompt)) return undefined;
		const { content } = rehearsalPrompt(challenge, { template: prompt, sheetId });
		return [...system, { role: 'user', content }];
	}
	const scope = { teamId: team.id, challengeId: challenge.id };
	const place = after
		? await placeAfter(ctx.db.read, { ...scope, interactionId: after })
		: { history: [] };

	return place && [...system, ...place.history, { role: 'user', content: prompt }];
}
