import { contestOf } from '#lib/server/http/asker.ts';
import { download } from '#lib/server/http/download.ts';
import { answersCsv } from '#lib/server/teams/answers-csv.ts';
import { everyAnswer, registrationFields } from '#lib/server/teams/answers.ts';
import type { RequestHandler } from './$types';

/** What the members of a contest's teams answered when they registered. */
export const GET: RequestHandler = async ({ locals }) => {
	const { id: contestId, slug, rulebook } = contestOf(locals);
	const people = await everyAnswer(locals.ctx.db.read, { contestId });
	const fields = registrationFields(rulebook);

	return download({
		filename: `${slug}-answers.csv`,
		type: 'text/csv; charset=utf-8',
		pieces: answersCsv(people, { fields, locale: locals.locale })
	});
};
