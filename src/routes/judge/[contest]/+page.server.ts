import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { judgeQueue, nextInQueue } from '#lib/server/judging/queue.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { accountId: judgeId } = askerOf(locals);
	const { ctx, locale } = locals;
	const contest = contestOf(locals);
	const queue = await judgeQueue(ctx.db.read, { contest, judgeId, at: ctx.now() });
	const saved = url.searchParams.get('judged');

	return {
		next: nextInQueue(queue),
		saved: queue.flatMap(({ judged }) => judged).find(({ readingId }) => readingId === saved),
		challenges: queue.map(({ challenge, ...entries }) => ({
			id: challenge.id,
			title: text(challenge.title, locale),
			...entries
		}))
	};
};
