import { certificatesInForce } from '#lib/server/archive/certificate.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { certificatePdf, isIssued } from '#lib/server/http/certificate-document.ts';
import { download } from '#lib/server/http/download.ts';
import { zipOf, type FileToPack } from '#scoring/archive/zip-writer.ts';
import type { RequestHandler } from './$types';

/** Every certificate that holds, each under its code: names of people make no names of files. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const contest = contestOf(locals);
	const { ctx, locale } = locals;
	const all = await certificatesInForce(ctx.db.read, { contestId: contest.id });
	async function* files(): AsyncGenerator<FileToPack> {
		for (const issued of all.filter(isIssued)) {
			const pdf = await certificatePdf(contest, issued, { locale, origin: url.origin });
			yield { name: `certificado-${issued.code}.pdf`, stored: true, chunks: [pdf] };
		}
	}

	return download({
		filename: `${contest.slug}-certificados.zip`,
		type: 'application/zip',
		pieces: zipOf(files())
	});
};
