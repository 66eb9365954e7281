import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { attempt, formFields } from '#lib/server/http/respond.ts';
import { declareDomain, domainsOf } from '#lib/server/judging/conflicts.ts';
import { isUnissued, judgeQueue, nextInQueue } from '#lib/server/judging/queue.ts';
import { bringUpToDate } from '#lib/server/judging/up-to-date.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { accountId: judgeId } = askerOf(locals);
	const { ctx, locale } = locals;
	const { read } = ctx.db;
	const contest = contestOf(locals);
	const at = ctx.now();
	await bringUpToDate(ctx, { contest, at });
	const queue = await judgeQueue(read, { contest, judgeId, at });
	const domains = await domainsOf(read, { contestId: contest.id });
	const saved = url.searchParams.get('judged');

	return {
		next: nextInQueue(queue),
		saved: queue.flatMap(({ judged }) => judged).find(({ readingId }) => readingId === saved),
		returned: url.searchParams.has('returned'),
		unissued: await isUnissued(read, { contest }),
		domains: domains.filter((one) => one.judgeId === judgeId).map(({ domain }) => domain),
		challenges: queue.map(({ challenge, ...entries }) => ({
			id: challenge.id,
			title: text(challenge.title, locale),
			...entries
		}))
	};
};

export const actions: Actions = {
	/** An organisation of the judge's own: its teams are read by others. */
	domain: async ({ locals, request }) => {
		const { ctx } = locals;
		const { accountId: judgeId } = askerOf(locals);
		const contest = contestOf(locals);
		const { domain = '' } = await formFields(request);

		return attempt({ domain }, async () => {
			const said = { contestId: contest.id, judgeId, domain, byAccountId: judgeId };
			await ctx.db.write((tx) => declareDomain(tx, { ...said, at: ctx.now() }));
			return { declared: true };
		});
	}
};
