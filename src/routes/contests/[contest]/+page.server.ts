import { nextStep } from '#lib/next-step.ts';
import { currentRound } from '#lib/server/contest/current-round.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { frontView } from '#lib/server/http/front-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const contest = contestOf(locals);
	const { ctx, locale, part, person } = locals;
	const at = ctx.now();
	const { state } = currentRound(contest, { at });

	return {
		...frontView(contest, { locale, at }),
		step: nextStep({ signedIn: person !== undefined, part, ...state })
	};
};
