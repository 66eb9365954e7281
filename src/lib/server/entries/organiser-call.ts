import type { RoundRules } from '#scoring';
import { interactionEnergy, profileById } from '#scoring/energy';
import { Refusal } from '#lib/refusal.ts';
import type { Sampling } from '../budget/schema.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import type { Context } from '../context.ts';
import { isOfficial } from '../gateway/begin.ts';
import { ceilingOf, promptBytes } from '../gateway/ceiling.ts';
import { countsOf } from '../gateway/counts.ts';
import type { Usage } from '../gateway/endpoint.ts';

export interface OrganiserCall {
	/** What for: official runs, runs that confirm, references, assisted readings. */
	purpose: 'instances' | 'confirmation' | 'baseline' | 'assisted';
	contestId: string;
	round: RoundRules;
	messages: ChatMessage[];
	sampling: Sampling;
	signal: AbortSignal;
}

/** A whole answer that is on the organiser's account. */
export interface OrganiserAnswer extends Usage {
	text: string;
	/** Counted by another tokenizer than the model's. */
	estimated: boolean;
	/** By the round's profile, without cache credit. */
	energyNwh: bigint;
	finishReason: string;
	model: string | undefined;
}

/**
 * Asks the endpoint on the organiser's account, in a turn of the same queue as the teams'. Refuses an
 * endpoint of another model than the round's, and an answer that does not say how it ended.
 */
export async function askForOrganiser(ctx: Context, call: OrganiserCall): Promise<OrganiserAnswer> {
	const { purpose, signal } = call;
	try {
		const answer = await wholeAnswer(ctx, call);
		ctx.metrics.organiserAnswered(purpose, answer);

		return answer;
	} catch (cause) {
		// Whoever stops it is no fault.
		if (!signal.aborted) ctx.metrics.organiserFailed(purpose);
		throw cause;
	}
}

async function wholeAnswer(
	ctx: Context,
	{ contestId, round, messages, sampling, signal: given }: OrganiserCall
): Promise<OrganiserAnswer> {
	const late = AbortSignal.timeout(ctx.settings.ENDPOINT_WHOLE_SECONDS * 1000);
	const signal = AbortSignal.any([late, given]);
	const { energyNwh } = ceilingOf({ round }, { promptTokens: promptBytes(messages), sampling });
	const costNwh = Number(energyNwh);
	const release = await ctx.queue.enter({ contestId, teamId: 'official', costNwh, signal });
	const heard: { usage?: Usage; finishReason?: string; model?: string } = {};
	let text = '';
	// The one that is set when its turn comes; a long run may outlast another.
	const { endpoint } = ctx;
	const model = endpoint.model ?? round.model.id;
	try {
		if (!isOfficial({ endpoint }, round.model)) {
			throw new Refusal('model_not_found', { model, expected: round.model.id });
		}
		await endpoint.stream(model, { messages, sampling, signal }, (events) => {
			for (const event of events) {
				if (event.kind === 'text') text += event.text;
				else if (event.kind === 'usage') heard.usage = event.usage ?? heard.usage;
				else if (event.kind === 'finish') heard.finishReason = event.reason;
				else heard.model = event.model;
			}
		});
	} finally {
		release();
	}
	const { usage, finishReason, model: reported } = heard;
	if (!finishReason) throw new Refusal('endpoint_error');
	const counted = await countsOf(
		endpoint,
		{
			live: { text, model },
			messages,
			sampling,
			promptTokens: undefined,
			profileId: round.model.profile
		},
		{ called: true, usage, uncounted: false, fault: undefined, outcome: 'completed' }
	);

	return {
		...counted,
		text,
		energyNwh: priced(round, counted),
		finishReason,
		model: reported
	};
}

function priced(round: RoundRules, { promptTokens, completionTokens }: Usage): bigint {
	const profile = profileById(round.model.profile);
	const energy =
		profile && interactionEnergy(profile, { promptTokens, cachedTokens: 0, completionTokens });
	if (!energy?.ok) throw new Refusal('endpoint_error');

	return energy.energyNwh;
}
