import { contestOf } from '#lib/server/http/asker.ts';
import { publicHead } from '#lib/server/leaderboard/public-head.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx } = locals;
	const contest = contestOf(locals);
	const { head, frozenAt } = await publicHead(ctx.db.read, { contest, at: ctx.now() });
	const { keyId, publicKey } = ctx.signingKey;

	return { head, frozenAt, keyId, publicKey, address: url.origin + url.pathname };
};
