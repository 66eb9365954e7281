import { hasPlaceholder, PLACEHOLDER } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import { rehearsalPrompt, systemMessages } from '../challenges/messages.ts';
import { typedText } from '../challenges/typed-text.ts';
import type { ChallengeInForce } from '../contest/in-force.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { placeAfter, placeOfHistory, start, type Place } from './continuation.ts';
import { refuseControlMarks, refuseTooLong } from './prompt-limit.ts';

/** What somebody asks: a message that continues a history or an answer, or a template and its sheet. */
export interface Asked {
	prompt: string;
	/** All that was said before, as an OpenAI client resends it. */
	history?: ChatMessage[];
	/** The answer to continue, as the workbench's form says it. */
	after?: string;
	sheetId?: string;
}

/** An interaction's words and where they stand. */
export interface ComposedPrompt {
	prompt: string;
	messages: ChatMessage[];
	place: Place;
	sheetId: string | undefined;
}

/** Makes the messages of a call, the same way for everyone. Refuses what the challenge does not take. */
export async function composePrompt(
	ctx: Context,
	{ team, inForce, asked }: { team: { id: string }; inForce: ChallengeInForce; asked: Asked }
): Promise<ComposedPrompt> {
	const { challenge, round } = inForce;
	const prompt = typedText(asked.prompt);
	if (prompt.trim() === '') throw new Refusal('prompt_empty');
	refuseControlMarks(prompt);

	const system = systemMessages(challenge, round.model);
	const limit = { most: challenge.limits.promptTokens, model: round.model.id };
	if (challenge.kind === 'template') {
		if (!hasPlaceholder(prompt))
			throw new Refusal('placeholder_missing', { placeholder: PLACEHOLDER });
		await refuseTooLong(ctx, { ...limit, text: prompt.replace(PLACEHOLDER, '') });
		if (asked.history?.length) throw new Refusal('unknown_history');
		const { content, sheetId } = rehearsalPrompt(challenge, {
			template: prompt,
			sheetId: asked.sheetId
		});
		return { prompt, messages: [...system, { role: 'user', content }], place: start(), sheetId };
	}

	await refuseTooLong(ctx, { ...limit, text: prompt });
	const place = await placeOf(ctx.db.read, { teamId: team.id, challengeId: challenge.id, asked });
	if (place.turn > challenge.limits.turns) {
		throw new Refusal('too_many_turns', { most: challenge.limits.turns });
	}
	const messages = [...system, ...place.history, { role: 'user' as const, content: prompt }];

	return { prompt, messages, place, sheetId: undefined };
}

async function placeOf(
	query: Query,
	{ teamId, challengeId, asked }: { teamId: string; challengeId: string; asked: Asked }
): Promise<Place> {
	if (!asked.after) {
		const history = (asked.history ?? []).map(asKept);
		return placeOfHistory(query, { teamId, challengeId, history });
	}
	const place = await placeAfter(query, { teamId, challengeId, interactionId: asked.after });
	if (!place) throw new Refusal('unknown_history');

	return place;
}

/** A resent message as it was kept: a client repeats what it typed, line breaks included. */
function asKept({ role, content }: ChatMessage): ChatMessage {
	return { role, content: role === 'user' ? typedText(content) : content.toWellFormed() };
}
