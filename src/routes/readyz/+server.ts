import { json } from '@sveltejs/kit';
import { databaseAnswers } from '#lib/server/db/answers.ts';
import type { RequestHandler } from './$types';

/** Whether the site can do its job: the database answers and it knows where its model is. */
export const GET: RequestHandler = async ({ locals: { ctx } }) => {
	const checks = {
		database: await databaseAnswers(ctx.db.read),
		endpoint: ctx.settings.ALIA_BASE_URL !== undefined
	};
	const ready = checks.database && checks.endpoint;

	return json(
		{ ready, ...checks },
		{ status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } }
	);
};
