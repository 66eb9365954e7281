import { json } from '@sveltejs/kit';
import { contestOf } from '#lib/server/http/asker.ts';
import { isKnown } from '#lib/server/http/document.ts';
import { rankedChallenge } from '#lib/server/http/ranked-challenge.ts';
import { recentBoard } from '#lib/server/leaderboard/recent-board.ts';
import type { RequestHandler } from './$types';

/** Which board is up now, for pages that look for news: 304 while it is the one they show. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const contest = contestOf(locals);
	const { challenge } = rankedChallenge(contest, params.challenge);
	const { tag } = await recentBoard(locals.ctx, { contest, challengeId: challenge.id });
	const headers = { etag: `"${tag}"`, 'cache-control': 'no-cache' };
	if (isKnown(request, headers.etag)) return new Response(null, { status: 304, headers });

	return json({ tag }, { headers });
};
