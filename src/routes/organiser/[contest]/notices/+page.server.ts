import { z } from 'zod';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { challengeTitles } from '#lib/server/http/challenge-titles.ts';
import { attempt, formFields, parsed } from '#lib/server/http/respond.ts';
import { cannedAnswers, dropAnswer, keepAnswer } from '#lib/server/notices/canned-answer.ts';
import { givenNotices } from '#lib/server/notices/given.ts';
import { giveNotice } from '#lib/server/notices/notice.ts';
import { answerQuestion, openQuestions } from '#lib/server/notices/question.ts';
import { tell } from '#lib/server/notices/watch.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('contest:news');
	const { read } = locals.ctx.db;
	const contest = contestOf(locals);
	const scope = { contestId: contest.id };

	return {
		questions: await openQuestions(read, scope),
		canned: await cannedAnswers(read, scope),
		given: await givenNotices(read, scope),
		titles: challengeTitles(contest, locals.locale)
	};
};

const answerFields = z.object({
	questionId: z.string(),
	text: z.string(),
	canned: z.string().default(''),
	audience: z.enum(['team', 'all'], { error: 'required' })
});

/** Who tells whom, and when. */
function telling(locals: App.Locals) {
	const contestId = contestOf(locals).id;

	return { contestId, byAccountId: askerOf(locals).accountId, at: locals.ctx.now() };
}

/** What was typed, for a form that is shown again; `of` says which form it was. */
function typedIn(of: string, { text = '', questionId = '', ...rest }: Record<string, string>) {
	return { of, text, questionId, audience: rest['audience'] ?? '' };
}

export const actions: Actions = {
	announce: async ({ locals, request }) => {
		const typed = await formFields(request);
		return attempt(typedIn('announce', typed), async () => {
			const by = telling(locals);
			const text = typed['text'] ?? '';
			await tell(locals.ctx.db, by, (tx) => giveNotice(tx, { ...by, kind: 'announcement', text }));
			return { done: 'announce' as const };
		});
	},
	answer: async ({ locals, request }) => {
		const typed = await formFields(request);
		const { db } = locals.ctx;
		return attempt(typedIn('answer', typed), async () => {
			const { questionId, canned, audience, ...asked } = parsed(answerFields, typed);
			const by = telling(locals);
			const kept = (await cannedAnswers(db.read, by)).find(({ id }) => id === canned);
			const text = asked.text.trim() === '' ? (kept?.text ?? '') : asked.text;
			await tell(db, by, (tx) => answerQuestion(tx, { ...by, questionId, audience, text }));
			return { done: 'answer' as const };
		});
	},
	keep: async ({ locals, request }) => {
		const typed = await formFields(request);
		return attempt(typedIn('keep', typed), async () => {
			const { contestId, at } = telling(locals);
			const text = typed['text'] ?? '';
			await locals.ctx.db.write((tx) => keepAnswer(tx, { contestId, text, at }));
			return { done: 'keep' as const };
		});
	},
	drop: async ({ locals, request }) => {
		const typed = await formFields(request);
		return attempt(typedIn('drop', typed), async () => {
			const { contestId } = telling(locals);
			const id = typed['id'] ?? '';
			await locals.ctx.db.write((tx) => dropAnswer(tx, { contestId, id }));
			return { done: 'drop' as const };
		});
	}
};
