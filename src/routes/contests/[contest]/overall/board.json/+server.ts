import { contestOf } from '#lib/server/http/asker.ts';
import { document } from '#lib/server/http/document.ts';
import { refuse } from '#lib/server/http/respond.ts';
import { publishedCombined } from '#lib/server/leaderboard/combined.ts';
import type { RequestHandler } from './$types';

/**
 * The exact bytes of the published ranking over several challenges: what its hash is of. `?version=1`
 * gives an earlier publication.
 */
export const GET: RequestHandler = async ({ locals, url, request }) => {
	const contest = contestOf(locals);
	const asked = url.searchParams.get('version');
	if (asked !== null && !/^[1-9]\d{0,8}$/.test(asked)) refuse('not_found');
	const published = await publishedCombined(locals.ctx.db.read, {
		contestId: contest.id,
		version: asked === null ? undefined : Number(asked)
	});
	if (!published) refuse('not_found');
	const { document: text, hash, version } = published;

	return document(request, { text, hash, name: `${contest.slug}-general-v${version}.json` });
};
