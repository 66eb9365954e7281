import type { RequestHandler } from './$types';

/** The key with which this site signs its ledgers, for whoever wants to pin it. */
export const GET: RequestHandler = ({ locals }) =>
	new Response(locals.ctx.signingKey.publicKey, {
		headers: {
			'content-type': 'application/x-pem-file',
			'content-disposition': 'attachment; filename="key.pem"',
			'cache-control': 'no-cache'
		}
	});
