import { isRanked } from '#scoring';
import { contestInForce, contestSlugs } from '#lib/server/contest/in-force.ts';
import type { Context } from '#lib/server/context.ts';
import { openApiDocument } from '#lib/server/http/read-api/openapi.ts';
import { publicJson } from '#lib/server/http/read-api/respond.ts';
import { recentBoard } from '#lib/server/leaderboard/recent-board.ts';
import type { RequestHandler } from './$types';

/** The read API's own description, with examples that answer on this site. */
export const GET: RequestHandler = async ({ locals, request }) =>
	publicJson(request, openApiDocument(await exampleOf(locals.ctx)));

/** The newest contest with a board to be seen, else the newest. */
async function exampleOf(ctx: Context): Promise<{ contest?: string; challenge?: string }> {
	const slugs = await contestSlugs(ctx.db.read);
	for (const slug of slugs) {
		const contest = await contestInForce(ctx.db.read, { slug });
		for (const challenge of contest.rulebook.rounds.flatMap(({ challenges }) => challenges)) {
			if (!isRanked(challenge)) continue;
			const board = await recentBoard(ctx, { contest, challengeId: challenge.id });
			if (board.kind !== 'none') return { contest: slug, challenge: challenge.id };
		}
	}

	return slugs[0] === undefined ? {} : { contest: slugs[0] };
}
