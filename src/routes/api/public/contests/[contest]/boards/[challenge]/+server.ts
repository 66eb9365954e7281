import { challengeOf, isRanked } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import { apiRefusal } from '#lib/server/http/api-failure.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { publicJson } from '#lib/server/http/read-api/respond.ts';
import { visibleDocument } from '#lib/server/leaderboard/visible-document.ts';
import type { RequestHandler } from './$types';

/** The board that anyone may see now, or an earlier publication by `?version`. */
export const GET: RequestHandler = async ({ locals, params, url, request }) => {
	const { ctx, locale } = locals;
	const contest = contestOf(locals);
	const found = challengeOf(contest.rulebook, params.challenge);
	if (!found || !isRanked(found.challenge)) {
		return apiRefusal(new Refusal('unknown_challenge'), locale);
	}
	const version = url.searchParams.get('version');
	const challengeId = found.challenge.id;
	const board = await visibleDocument(ctx, { contest, challengeId, version });

	return board ? publicJson(request, board.text) : apiRefusal(new Refusal('not_found'), locale);
};
