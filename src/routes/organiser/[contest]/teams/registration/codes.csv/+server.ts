import { contestOf } from '#lib/server/http/asker.ts';
import { download } from '#lib/server/http/download.ts';
import { codesCsv } from '#lib/server/teams/codes-csv.ts';
import { registrationCodes } from '#lib/server/teams/registration-code.ts';
import type { RequestHandler } from './$types';

/** The codes of a contest, to hand out. */
export const GET: RequestHandler = async ({ locals }) => {
	const { id: contestId, slug } = contestOf(locals);
	const codes = await registrationCodes(locals.ctx.db.read, { contestId });

	return download({
		filename: `${slug}-codes.csv`,
		type: 'text/csv; charset=utf-8',
		pieces: codesCsv(codes)
	});
};
