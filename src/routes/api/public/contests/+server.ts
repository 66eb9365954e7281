import { contestsAnswer } from '#lib/server/http/read-api/answers.ts';
import { publicJson } from '#lib/server/http/read-api/respond.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, request }) =>
	publicJson(request, await contestsAnswer(locals.ctx, locals.locale));
