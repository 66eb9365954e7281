import { contestArchive } from '#lib/server/archive/contest-archive.ts';
import { archiveIsPublic } from '#lib/server/archive/public-archive.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { download } from '#lib/server/http/download.ts';
import { refuse } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types';

/** All that the results follow from, for anyone once they are final; texts of who consented alone. */
export const GET: RequestHandler = async ({ locals }) => {
	const contest = contestOf(locals);
	const { ctx } = locals;
	if (!(await archiveIsPublic(ctx.db.read, { contest, at: ctx.now() }))) {
		refuse('archive_not_public');
	}

	return download({
		filename: `${contest.slug}-archivo-publico.zip`,
		type: 'application/zip',
		pieces: contestArchive(ctx, { contest, texts: 'published' })
	});
};
