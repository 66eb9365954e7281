import { ledgerKey } from '#lib/server/archive/imported.ts';
import { archiveIsPublic } from '#lib/server/archive/public-archive.ts';
import { signedMinutes } from '#lib/server/archive/signed-minutes.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { publicHead } from '#lib/server/leaderboard/public-head.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx } = locals;
	const contest = contestOf(locals);
	const { head, frozenAt } = await publicHead(ctx.db.read, { contest, at: ctx.now() });
	const key = await ledgerKey(ctx, { contestId: contest.id });
	const archive = await archiveIsPublic(ctx.db.read, { contest, at: ctx.now() });

	const [signed] = archive ? await signedMinutes(ctx.db.read, { contestId: contest.id }) : [];

	return { head, frozenAt, ...key, archive, signed, address: url.origin + url.pathname };
};
