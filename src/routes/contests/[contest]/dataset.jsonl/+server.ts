import { datasetLines } from '#lib/server/archive/dataset.ts';
import { licenceInForce } from '#lib/server/archive/dataset-licence.ts';
import { archiveIsPublic } from '#lib/server/archive/public-archive.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { download } from '#lib/server/http/download.ts';
import { refuse } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types';

/** The conversations of who consented, once all results are final and the organisers gave a licence. */
export const GET: RequestHandler = async ({ locals }) => {
	const contest = contestOf(locals);
	const { ctx } = locals;
	const { read } = ctx.db;
	const licence = await licenceInForce(read, { contestId: contest.id });
	if (!(await archiveIsPublic(read, { contest, at: ctx.now() }))) refuse('archive_not_public');
	if (!licence) refuse('not_found');

	return download({
		filename: `${contest.slug}-${licence}.jsonl`,
		type: 'application/jsonl; charset=utf-8',
		pieces: datasetLines(read, { contest, licence })
	});
};
