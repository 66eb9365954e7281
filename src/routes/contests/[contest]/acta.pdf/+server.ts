import { currentMinutes } from '#lib/server/archive/minutes.ts';
import { archiveIsPublic } from '#lib/server/archive/public-archive.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { minutesPdf } from '#lib/server/http/minutes-document.ts';
import { pdfFile } from '#lib/server/http/pdf-file.ts';
import { refuse } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types';

/** The minutes: for anyone once the results are final, a draft for the organisers until then. */
export const GET: RequestHandler = async ({ locals }) => {
	const contest = contestOf(locals);
	const { ctx, locale, part } = locals;
	const isPublic = await archiveIsPublic(ctx.db.read, { contest, at: ctx.now() });
	if (!isPublic && part !== 'organiser') refuse('not_published');
	const minutes = await currentMinutes(ctx, { contest });

	return pdfFile(await minutesPdf(contest, minutes, locale), {
		filename: `${contest.slug}-acta${minutes.draft ? '-borrador' : ''}.pdf`,
		inline: true
	});
};
