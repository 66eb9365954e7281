import { contestOf } from '#lib/server/http/asker.ts';
import { document } from '#lib/server/http/document.ts';
import { rankedChallenge } from '#lib/server/http/ranked-challenge.ts';
import { refuse } from '#lib/server/http/respond.ts';
import { visibleDocument } from '#lib/server/leaderboard/visible-document.ts';
import type { RequestHandler } from './$types';

/**
 * The visible board's exact bytes: the published one, whose SHA-256 is its hash, or the provisional
 * one. `?version=1` gives an earlier publication.
 */
export const GET: RequestHandler = async ({ locals, params, url, request }) => {
	const contest = contestOf(locals);
	const challengeId = rankedChallenge(contest, params.challenge).challenge.id;
	const version = url.searchParams.get('version');
	const board = await visibleDocument(locals.ctx, { contest, challengeId, version });
	if (!board) refuse('not_found');
	const { text, tag, edition } = board;

	return document(request, {
		text,
		hash: tag,
		name: `${contest.slug}-${challengeId}-${edition}.json`
	});
};
