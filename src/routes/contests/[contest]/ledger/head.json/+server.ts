import { Refusal } from '#lib/refusal.ts';
import { apiFailure } from '#lib/server/http/api-failure.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { document } from '#lib/server/http/document.ts';
import { publicHead } from '#lib/server/leaderboard/public-head.ts';
import { canonicalSignedHead } from '#scoring/ledger/tree-head.ts';
import type { RequestHandler } from './$types';

/** The last public head, signed: what somebody keeps to check the ledger against later. */
export const GET: RequestHandler = async ({ locals, request }) => {
	const { ctx } = locals;
	const contest = contestOf(locals);
	const { head } = await publicHead(ctx.db.read, { contest, at: ctx.now() });
	if (!head) return apiFailure(locals, new Refusal('not_found'));

	return document(request, {
		text: canonicalSignedHead(head),
		hash: head.signature,
		name: `${contest.slug}-raiz-${head.size}.json`
	});
};
