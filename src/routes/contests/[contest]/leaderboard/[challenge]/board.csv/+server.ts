import { contestOf } from '#lib/server/http/asker.ts';
import { rankedChallenge } from '#lib/server/http/ranked-challenge.ts';
import { refuse } from '#lib/server/http/respond.ts';
import { boardCsv } from '#lib/server/leaderboard/board-csv.ts';
import { visibleBoard } from '#lib/server/leaderboard/public-board.ts';
import type { RequestHandler } from './$types';

/** The visible board as a table: the same that the page and the JSON show. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const contest = contestOf(locals);
	const { ctx } = locals;
	const { challenge } = rankedChallenge(contest, params.challenge);
	const scope = { contest, challengeId: challenge.id, at: ctx.now() };
	const visible = await visibleBoard(ctx.db.read, scope);
	if (visible.kind === 'none') refuse('not_found');
	const name = visible.kind === 'published' ? `v${visible.version}` : 'provisional';

	return new Response(boardCsv(visible.board), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${contest.slug}-${challenge.id}-${name}.csv"`,
			'cache-control': 'no-cache'
		}
	});
};
