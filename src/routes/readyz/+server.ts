import { json } from '@sveltejs/kit';
import { readinessOf } from '#lib/server/gateway/readiness.ts';
import type { RequestHandler } from './$types';

/** Whether the site can do its job: its database takes writes and its model server answers. */
export const GET: RequestHandler = async ({ locals: { ctx } }) => {
	const readiness = await readinessOf(ctx);
	const ready = readiness.database && readiness.endpoint;

	return json(
		{ ready, ...readiness },
		{ status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } }
	);
};
