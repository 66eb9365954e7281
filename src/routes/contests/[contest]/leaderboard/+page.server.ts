import { isRanked } from '#scoring/rulebook/rounds.ts';
import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { contestOf } from '#lib/server/http/asker.ts';
import { recentBoard } from '#lib/server/leaderboard/recent-board.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 3;

export const load: PageServerLoad = async ({ locals }) => {
	const contest = contestOf(locals);
	const { ctx, locale } = locals;
	const ranked = contest.rulebook.rounds
		.flatMap((round) => round.challenges)
		.filter((challenge) => isRanked(challenge));
	const [only, ...others] = ranked;
	if (only && others.length === 0) {
		const params = { contest: contest.slug, challenge: only.id };
		redirect(307, resolve('/contests/[contest]/leaderboard/[challenge]', params));
	}

	return {
		combines: contest.rulebook.combine !== undefined,
		boards: await Promise.all(
			ranked.map(async ({ id, title, ranking }) => {
				const board = await recentBoard(ctx, { contest, challengeId: id });
				return {
					id,
					title: text(title, locale),
					policy: ranking.policy,
					kind: board.kind,
					frozen: board.kind === 'provisional' && board.frozen,
					final: board.kind === 'published' && board.final,
					teams: board.kind === 'none' ? 0 : board.view.placed.length,
					first: board.kind === 'none' ? [] : board.view.placed.slice(0, SHOWN)
				};
			})
		)
	};
};
