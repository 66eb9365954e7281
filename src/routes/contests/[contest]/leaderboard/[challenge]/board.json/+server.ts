import { contestOf } from '#lib/server/http/asker.ts';
import { document } from '#lib/server/http/document.ts';
import { rankedChallenge } from '#lib/server/http/ranked-challenge.ts';
import { refuse } from '#lib/server/http/respond.ts';
import { publishedBoard } from '#lib/server/leaderboard/publish.ts';
import { recentBoard } from '#lib/server/leaderboard/recent-board.ts';
import type { RequestHandler } from './$types';

/**
 * The visible board's exact bytes: the published one, whose SHA-256 is its hash, or the provisional
 * one. `?version=1` gives an earlier publication.
 */
export const GET: RequestHandler = async ({ locals, params, url, request }) => {
	const contest = contestOf(locals);
	const { ctx } = locals;
	const challengeId = rankedChallenge(contest, params.challenge).challenge.id;
	const name = `${contest.slug}-${challengeId}`;

	const asked = url.searchParams.get('version');
	if (asked !== null && !/^[1-9]\d{0,8}$/.test(asked)) refuse('not_found');
	const version = asked === null ? undefined : Number(asked);
	const published = await publishedBoard(ctx.db.read, {
		contestId: contest.id,
		challengeId,
		version
	});
	if (published) {
		const { document: text, hash } = published;
		return document(request, { text, hash, name: `${name}-v${published.version}.json` });
	}

	const board = await recentBoard(ctx, { contest, challengeId });
	if (version !== undefined || board.kind !== 'provisional') refuse('not_found');
	return document(request, {
		text: board.document,
		hash: board.tag,
		name: `${name}-provisional.json`
	});
};
