import { askerOf } from '#lib/server/http/asker.ts';
import { contestInForce } from '#lib/server/contest/in-force.ts';
import { partsOf } from '#lib/server/contest/parts.ts';
import { judgeQueue, nextInQueue } from '#lib/server/judging/queue.ts';
import { bringUpToDate } from '#lib/server/judging/up-to-date.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { accountId: judgeId } = askerOf(locals);
	const { ctx, locale } = locals;
	const { read } = ctx.db;
	const at = ctx.now();
	const parts = await partsOf(read, { accountId: judgeId });

	const contests = [];
	for (const { slug, part } of parts) {
		if (part !== 'judge') continue;
		const contest = await contestInForce(read, { slug });
		await bringUpToDate(ctx, { contest, at });
		const queue = await judgeQueue(read, { contest, judgeId, at });
		contests.push({
			slug,
			title: text(contest.rulebook.title, locale),
			waiting: queue.reduce((sum, { waiting, open }) => sum + (open ? waiting.length : 0), 0),
			judged: queue.reduce((sum, { judged }) => sum + judged.length, 0),
			next: nextInQueue(queue)
		});
	}

	return { contests };
};
