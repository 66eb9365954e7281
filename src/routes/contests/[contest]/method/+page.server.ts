import { currentRound } from '#lib/server/contest/current-round.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const { round } = currentRound(contestOf(locals), { at: locals.ctx.now() });

	return { profileId: round.model.profile };
};
