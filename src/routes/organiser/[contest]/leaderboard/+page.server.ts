import { isRanked } from '#scoring/rulebook/rounds.ts';
import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { contestOf } from '#lib/server/http/asker.ts';
import { refuse } from '#lib/server/http/respond.ts';
import type { PageServerLoad } from './$types';

/** The first challenge that has a board. */
export const load: PageServerLoad = ({ locals, params }) => {
	const { rulebook } = contestOf(locals);
	const ranked = rulebook.rounds
		.flatMap(({ challenges }) => challenges)
		.find((challenge) => isRanked(challenge));
	if (!ranked) refuse('unknown_challenge');
	redirect(
		303,
		resolve('/organiser/[contest]/leaderboard/[challenge]', { ...params, challenge: ranked.id })
	);
};
