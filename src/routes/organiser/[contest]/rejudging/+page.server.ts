import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { z } from 'zod';
import { challengeOf } from '#scoring';
import { staffOf } from '#lib/server/contest/staff.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { attempt, formFields, parsed } from '#lib/server/http/respond.ts';
import { openRejudging } from '#lib/server/judging/rejudging.ts';
import { verdictsToRejudge } from '#lib/server/judging/rejudging-filter.ts';
import { rejudgingsOf } from '#lib/server/judging/rejudging-state.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { Actions, PageServerLoad } from './$types';

/** Lines of the chosen verdicts that a page carries. */
const MOST = 100;

const chosenBy = z.object({
	challenge: z.string().max(64),
	judge: z.string().max(64).default(''),
	decision: z.enum(['valid', 'invalid', '']).default(''),
	words: z.string().max(4000).default(''),
	checks: z.enum(['earlier', '']).default('')
});

const filterOf = ({ judge, decision, words, checks }: z.infer<typeof chosenBy>) => ({
	judgeId: judge || undefined,
	decision: decision || undefined,
	reason: words.trim() || undefined,
	checks: checks || undefined
});

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx, locale } = locals;
	const { read } = ctx.db;
	const contest = contestOf(locals);
	const staff = await staffOf(read, { contestId: contest.id });
	const names = new Map(staff.map(({ accountId, name }) => [accountId, name]));
	const ranked = contest.rulebook.rounds
		.flatMap(({ challenges }) => challenges)
		.filter(({ practice }) => !practice);
	const titles = new Map(ranked.map(({ id, title }) => [id, text(title, locale)]));
	const asked = chosenBy.safeParse(Object.fromEntries(url.searchParams)).data;
	const known = asked && titles.has(asked.challenge) ? asked : undefined;
	const chosen = known
		? await verdictsToRejudge(read, {
				contest,
				challengeId: known.challenge,
				filter: filterOf(known)
			})
		: undefined;

	return {
		challenges: [...titles].map(([id, title]) => ({ id, title })),
		judges: staff
			.filter(({ part }) => part === 'judge')
			.map(({ accountId, name }) => ({ id: accountId, name })),
		asked: known,
		chosen: chosen && {
			count: chosen.length,
			verdicts: chosen.slice(0, MOST).map(({ alias, verdict }) => ({
				id: verdict.id,
				alias,
				judge: names.get(verdict.judgeId),
				decision: verdict.decision,
				reason: verdict.reason,
				at: verdict.at
			}))
		},
		rejudgings: (await rejudgingsOf(read, { contest })).map(
			({ id, challengeId, reason, at, end, verdicts, waiting }) => ({
				id,
				challenge: titles.get(challengeId) ?? challengeId,
				reason,
				at,
				how: end?.how,
				verdicts,
				waiting
			})
		)
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const { ctx } = locals;
		const contest = contestOf(locals);
		const { reason = '', ...typed } = await formFields(request);
		const begun = await attempt({ reason }, () => {
			const asked = parsed(chosenBy, typed);
			const found = challengeOf(contest.rulebook, asked.challenge);
			return ctx.db.write((tx) =>
				openRejudging(tx, {
					contest,
					challengeId: found?.challenge.id ?? '',
					filter: filterOf(asked),
					reason,
					byAccountId: askerOf(locals).accountId,
					at: ctx.now()
				})
			);
		});
		if (!('id' in begun)) return begun;
		redirect(
			303,
			resolve('/organiser/[contest]/rejudging/[rejudging]', {
				contest: contest.slug,
				rejudging: begun.id
			})
		);
	}
};
