import { contestOf } from '#lib/server/http/asker.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const { keyId, publicKey } = locals.ctx.signingKey;
	const ledger = `/contests/${params.contest}/ledger`;

	return {
		contestId: contestOf(locals).id,
		keyId,
		publicKey,
		keyAddress: `${url.origin}${ledger}/key.pem`
	};
};
