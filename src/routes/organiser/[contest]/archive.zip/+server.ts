import { contestArchive } from '#lib/server/archive/contest-archive.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { download } from '#lib/server/http/download.ts';
import type { RequestHandler } from './$types';

/** All that the results follow from, up to now; what people wrote only where it is asked for. */
export const GET: RequestHandler = ({ locals, url }) => {
	const contest = contestOf(locals);
	const { ctx } = locals;
	const texts = url.searchParams.get('texts') === 'yes';
	const day = new Date(ctx.now()).toISOString().slice(0, 10);

	return download({
		filename: `${contest.slug}-archivo${texts ? '-con-textos' : ''}-${day}.zip`,
		type: 'application/zip',
		pieces: contestArchive(ctx, { contest, texts })
	});
};
