import { z } from 'zod';
import { Refusal } from '#lib/refusal.ts';
import { challengeTitles } from '#lib/server/http/challenge-titles.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { recipientOf } from '#lib/server/http/notice-news.ts';
import { attempt, formFields, parsed } from '#lib/server/http/respond.ts';
import { markRead, noticesFor } from '#lib/server/notices/notice.ts';
import { askQuestion, waitingQuestions } from '#lib/server/notices/question.ts';
import { tell } from '#lib/server/notices/watch.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('contest:news');
	const { read } = locals.ctx.db;
	const recipient = await recipientOf(locals);
	const { teamId } = recipient;
	const titles = challengeTitles(contestOf(locals), locals.locale);

	return {
		inTeam: teamId !== undefined,
		notices: await noticesFor(read, recipient),
		waiting: teamId === undefined ? [] : await waitingQuestions(read, { teamId }),
		titles
	};
};

const questionFields = z.object({ text: z.string(), challenge: z.string().default('') });
const readFields = z.object({ ids: z.string().max(100_000) });

export const actions: Actions = {
	ask: async ({ locals, request }) => {
		const typed = await formFields(request);
		const contest = contestOf(locals);
		const { ctx } = locals;
		const values = { text: typed['text'] ?? '', challenge: typed['challenge'] ?? '' };
		return attempt(values, async () => {
			const { text, challenge } = parsed(questionFields, typed);
			const { contestId, teamId, accountId } = await recipientOf(locals);
			if (teamId === undefined) throw new Refusal('not_in_contest');
			const known = challengeTitles(contest, locals.locale).some(({ id }) => id === challenge);
			if (challenge !== '' && !known) throw new Refusal('unknown_challenge');
			const challengeId = challenge === '' ? undefined : challenge;
			await tell(ctx.db, { contestId }, (tx) =>
				askQuestion(tx, { contestId, teamId, accountId, challengeId, text, at: ctx.now() })
			);
			return { asked: true };
		});
	},
	read: async ({ locals, request }) => {
		const typed = await formFields(request);
		const { ctx } = locals;
		return attempt({ text: '', challenge: '' }, async () => {
			const noticeIds = parsed(readFields, typed).ids.split(' ');
			const recipient = await recipientOf(locals);
			await ctx.db.write((tx) => markRead(tx, { ...recipient, noticeIds, at: ctx.now() }));
			return { read: true };
		});
	}
};
