import { isRanked } from '#scoring/rulebook/rounds.ts';
import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { contestOf } from '#lib/server/http/asker.ts';
import { refuse } from '#lib/server/http/respond.ts';
import type { PageServerLoad } from './$types';

/** The arena of the first challenge that has a board: the others are a tab away. */
export const load: PageServerLoad = ({ locals }) => {
	const contest = contestOf(locals);
	const first = contest.rulebook.rounds
		.flatMap(({ challenges }) => challenges)
		.find((challenge) => isRanked(challenge));
	if (!first) refuse('unknown_challenge');
	const params = { contest: contest.slug, challenge: first.id };
	redirect(307, resolve('/contests/[contest]/arena/[challenge]', params));
};
