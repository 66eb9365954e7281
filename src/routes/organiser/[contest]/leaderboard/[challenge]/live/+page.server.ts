import { z } from 'zod';
import { isRanked } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import { challengeInForce } from '#lib/server/contest/in-force.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { needPassword } from '#lib/server/http/reauthentication.ts';
import { attempt, formFields, page, parsed, refuse } from '#lib/server/http/respond.ts';
import { freezeBoards, thawBoards } from '#lib/server/leaderboard/freeze.ts';
import { twoTruths } from '#lib/server/leaderboard/two-truths.ts';
import { publishedBoard } from '#lib/server/leaderboard/publish.ts';
import { instantOf } from '#lib/zoned-time.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	page(async () => {
		const { ctx, locale } = locals;
		const contest = contestOf(locals);
		const scope = { contest, challengeId: params.challenge };
		const { challenge, round, state } = challengeInForce(contest, { ...scope, at: ctx.now() });
		if (!isRanked(challenge)) refuse('unknown_challenge');
		const stored = { contestId: contest.id, challengeId: params.challenge };
		const published = await publishedBoard(ctx.db.read, stored);
		const { at, shownAt, teams } = await twoTruths(ctx, scope);

		return {
			challenges: contest.rulebook.rounds
				.flatMap(({ challenges }) => challenges)
				.filter((one) => isRanked(one))
				.map(({ id, title }) => ({ id, title: text(title, locale) })),
			challenge: { id: challenge.id, title: text(challenge.title, locale) },
			phase: state.phase,
			published: published !== undefined,
			freezes: contest.schedule.get(round.id)?.freezes,
			at,
			shownAt,
			teams
		};
	});

const freezing = z.object({ reason: z.string().trim().min(1, { error: 'required' }) });
const thawing = freezing.extend({
	password: z.string({ error: 'required' }).min(1, { error: 'required' })
});

export const actions: Actions = {
	freeze: async ({ locals, params, request }) => {
		const typed = await formFields(request);
		return attempt({ reason: typed['reason'] ?? '', until: '' }, async () => {
			const { reason } = parsed(freezing, typed);
			const byAccountId = askerOf(locals).accountId;
			const change = { contest: contestOf(locals), challengeId: params.challenge };
			await freezeBoards(locals.ctx, { ...change, reason, byAccountId });
			return { done: 'freeze' as const };
		});
	},
	thaw: async (event) => {
		const { locals, params, request } = event;
		const typed = await formFields(request);
		const { reason: why = '', until: local = '' } = typed;
		const { timeZone } = contestOf(locals).rulebook;
		const moment = z
			.string()
			.transform((one) => (one === '' ? undefined : (instantOf(one, timeZone) ?? NaN)))
			.pipe(z.number({ error: 'instant' }).optional());
		return attempt({ reason: why, until: local }, async () => {
			const asked = thawing.extend({ until: moment });
			const { reason, until, password } = parsed(asked, { ...typed, until: local });
			await needPassword(event, password);
			const byAccountId = askerOf(locals).accountId;
			const change = { contest: contestOf(locals), challengeId: params.challenge };
			await thawBoards(locals.ctx, { ...change, reason, until, byAccountId });
			return { done: 'thaw' as const };
		});
	}
};
