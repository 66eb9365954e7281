import { contestOf } from '#lib/server/http/asker.ts';
import { contestAnswer } from '#lib/server/http/read-api/answers.ts';
import { publicJson } from '#lib/server/http/read-api/respond.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, request }) => {
	const { ctx, locale } = locals;

	return publicJson(request, contestAnswer(contestOf(locals), { at: ctx.now(), locale }));
};
