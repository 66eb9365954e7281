import { archiveIsPublic } from '#lib/server/archive/public-archive.ts';
import { signedFile } from '#lib/server/archive/signed-minutes.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { pdfFile } from '#lib/server/http/pdf-file.ts';
import { page, refuse } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types';

/** The minutes as they were signed, byte for byte; kept apart from the site by being a download. */
export const GET: RequestHandler = async ({ locals }) => {
	const contest = contestOf(locals);
	const { ctx } = locals;
	const { read } = ctx.db;
	if (!(await archiveIsPublic(read, { contest, at: ctx.now() }))) refuse('not_published');
	const bytes = await page(() => signedFile(read, { contestId: contest.id }));

	return pdfFile(bytes, { filename: `${contest.slug}-acta-firmada.pdf` });
};
