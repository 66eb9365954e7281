import { error, text } from '@sveltejs/kit';
import { secretHash, secretMatches } from '#lib/server/accounts/secret.ts';
import type { RequestHandler } from './$types';

/** What Prometheus reads, for who has the organiser's token. */
export const GET: RequestHandler = async ({ locals: { ctx }, request }) => {
	const { METRICS_TOKEN } = ctx.settings;
	if (!METRICS_TOKEN) error(404);
	const [, given = ''] = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
	if (!secretMatches(given, secretHash(METRICS_TOKEN))) {
		return text('', {
			status: 401,
			headers: { 'www-authenticate': 'Bearer', 'cache-control': 'no-store' }
		});
	}
	const { registry } = ctx.metrics;

	return text(await registry.metrics(), {
		headers: { 'content-type': registry.contentType, 'cache-control': 'no-store' }
	});
};
