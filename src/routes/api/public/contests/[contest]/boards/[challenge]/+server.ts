import { challengeOf, isRanked } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import { apiRefusal } from '#lib/server/http/api-failure.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { publicJson } from '#lib/server/http/read-api/respond.ts';
import { publishedBoard } from '#lib/server/leaderboard/publish.ts';
import { recentBoard } from '#lib/server/leaderboard/recent-board.ts';
import type { RequestHandler } from './$types';

/** The board that anyone may see now, or an earlier publication by `?version`. */
export const GET: RequestHandler = async ({ locals, params, url, request }) => {
	const { ctx, locale } = locals;
	const contest = contestOf(locals);
	const found = challengeOf(contest.rulebook, params.challenge);
	if (!found || !isRanked(found.challenge)) {
		return apiRefusal(new Refusal('unknown_challenge'), locale);
	}
	const challengeId = found.challenge.id;
	const asked = url.searchParams.get('version');
	if (asked !== null && !/^[1-9]\d{0,8}$/.test(asked)) {
		return apiRefusal(new Refusal('not_found'), locale);
	}
	const published = await publishedBoard(ctx.db.read, {
		contestId: contest.id,
		challengeId,
		version: asked === null ? undefined : Number(asked)
	});
	if (published) return publicJson(request, published.document);

	const board = await recentBoard(ctx, { contest, challengeId });
	if (asked !== null || board.kind !== 'provisional') {
		return apiRefusal(new Refusal('not_found'), locale);
	}
	return publicJson(request, board.document);
};
