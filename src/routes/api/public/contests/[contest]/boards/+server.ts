import { contestOf } from '#lib/server/http/asker.ts';
import { boardsAnswer } from '#lib/server/http/read-api/answers.ts';
import { publicJson } from '#lib/server/http/read-api/respond.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, request }) =>
	publicJson(request, await boardsAnswer(locals.ctx, contestOf(locals)));
