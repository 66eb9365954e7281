import { contestOf } from '#lib/server/http/asker.ts';
import { refuse } from '#lib/server/http/respond.ts';
import { publishedBoard } from '#lib/server/leaderboard/publish.ts';
import type { RequestHandler } from './$types';

/** The exact bytes of a published board: what its hash is of. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const contest = contestOf(locals);
	const version = /^\d{1,9}$/.test(params.version) ? Number(params.version) : 0;
	const board = await publishedBoard(locals.ctx.db.read, {
		contestId: contest.id,
		challengeId: params.challenge,
		version
	});
	if (!board) refuse('not_found');
	const filename = `${contest.slug}-${params.challenge}-clasificacion-${version}.json`;

	return new Response(board.document, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="${filename}"`
		}
	});
};
