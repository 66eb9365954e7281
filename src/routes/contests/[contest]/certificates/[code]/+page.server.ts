import { certificateByCode } from '#lib/server/archive/certificate.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { placeSentences } from '#lib/server/http/certificate-document.ts';
import { page } from '#lib/server/http/respond.ts';
import type { PageServerLoad } from './$types';

/** What a code stands for, for whoever was handed a certificate. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const contest = contestOf(locals);
	const { ctx, locale } = locals;
	const asked = { contestId: contest.id, code: params.code };
	const found = await page(() => certificateByCode(ctx.db.read, asked));
	const { code, certified, issuedAt, replacedAt } = found;

	return {
		code,
		issuedAt,
		replacedAt,
		certified: certified && {
			name: certified.name,
			team: certified.team,
			places: placeSentences(contest, certified, locale)
		}
	};
};
