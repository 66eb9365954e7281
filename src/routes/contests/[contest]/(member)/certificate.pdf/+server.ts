import { ownCertificate } from '#lib/server/archive/certificate.ts';
import { certificatePdf, isIssued } from '#lib/server/http/certificate-document.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { pdfFile } from '#lib/server/http/pdf-file.ts';
import { refuse } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types';

/** One's own certificate, and nobody else's. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const contest = contestOf(locals);
	const { ctx, locale } = locals;
	const { accountId } = askerOf(locals);
	const own = await ownCertificate(ctx.db.read, { contestId: contest.id, accountId });
	if (!own || !isIssued(own)) refuse('not_published');

	return pdfFile(await certificatePdf(contest, own, { locale, origin: url.origin }), {
		filename: `certificado-${own.code}.pdf`
	});
};
