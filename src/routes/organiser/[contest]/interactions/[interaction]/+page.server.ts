import { wholeInteraction } from '#lib/server/archive/every-interaction.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { refuse } from '#lib/server/http/respond.ts';
import { challengeOf, text } from '#scoring/rulebook/rounds.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { id: contestId, rulebook } = contestOf(locals);
	const { interaction: interactionId } = params;
	const interaction = await wholeInteraction(locals.ctx.db.read, { contestId, interactionId });
	if (!interaction) refuse('not_found');
	const challenge = challengeOf(rulebook, interaction.challengeId)?.challenge;

	return {
		interaction,
		challenge: challenge ? text(challenge.title, locals.locale) : interaction.challengeId
	};
};
