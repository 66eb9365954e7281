import { combineRulesView } from '#lib/combined-view.ts';
import { currentRound } from '#lib/server/contest/current-round.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const contest = contestOf(locals);
	const { round } = currentRound(contest, { at: locals.ctx.now() });

	return {
		profileId: round.model.profile,
		combine: combineRulesView(contest.rulebook, locals.locale)
	};
};
