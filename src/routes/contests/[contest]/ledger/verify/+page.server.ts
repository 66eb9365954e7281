import { ledgerKey } from '#lib/server/archive/imported.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const contestId = contestOf(locals).id;
	const { keyId, publicKey } = await ledgerKey(locals.ctx, { contestId });
	const ledger = `/contests/${params.contest}/ledger`;

	return {
		contestId,
		keyId,
		publicKey,
		keyAddress: `${url.origin}${ledger}/key.pem`
	};
};
