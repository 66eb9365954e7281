import { json } from '@sveltejs/kit';
import { Refusal } from '#lib/refusal.ts';
import { apiFailure } from '#lib/server/http/api-failure.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { publicHead } from '#lib/server/leaderboard/public-head.ts';
import { consistencyProofOf } from '#lib/server/ledger/consistency.ts';
import type { RequestHandler } from './$types';

/** That the first `from` facts begin the first `to`: never further than the public head. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { ctx } = locals;
	const contest = contestOf(locals);
	try {
		const { head } = await publicHead(ctx.db.read, { contest, at: ctx.now() });
		const to = sizeIn(url, 'to', { most: head?.size ?? 0, otherwise: head?.size ?? 0 });
		const from = sizeIn(url, 'from', { most: to });
		const proof = await consistencyProofOf(ctx.db.read, { contestId: contest.id, from, to });

		return json({ from, to, proof }, { headers: { 'cache-control': 'no-cache' } });
	} catch (cause) {
		return apiFailure(locals, cause);
	}
};

function sizeIn(
	url: URL,
	field: string,
	{ most, otherwise }: { most: number; otherwise?: number }
): number {
	const asked = url.searchParams.get(field);
	if (asked === null && otherwise !== undefined) return otherwise;
	if (asked === null || !/^\d{1,15}$/.test(asked) || Number(asked) > most) {
		throw new Refusal('invalid_request', { field, expected: `0–${most}` });
	}

	return Number(asked);
}
