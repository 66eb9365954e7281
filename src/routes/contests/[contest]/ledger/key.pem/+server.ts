import { ledgerKey } from '#lib/server/archive/imported.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import type { RequestHandler } from './$types';

/** The key with which a contest's ledger was signed, for whoever wants to pin it. */
export const GET: RequestHandler = async ({ locals }) => {
	const { publicKey } = await ledgerKey(locals.ctx, { contestId: contestOf(locals).id });

	return new Response(publicKey, {
		headers: {
			'content-type': 'application/x-pem-file',
			'content-disposition': 'attachment; filename="key.pem"',
			'cache-control': 'no-cache'
		}
	});
};
