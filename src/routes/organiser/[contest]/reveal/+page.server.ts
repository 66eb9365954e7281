import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { resolve } from '$app/paths';
import { challengeInForce, type ContestInForce } from '#lib/server/contest/in-force.ts';
import type { Context } from '#lib/server/context.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { needPassword } from '#lib/server/http/reauthentication.ts';
import { attempt, formFields, page, parsed } from '#lib/server/http/respond.ts';
import { giveTicket } from '#lib/server/http/reveal-tickets.ts';
import { MOST_ONE_BY_ONE, MOST_PRIZES, revealedBoard } from '#lib/server/leaderboard/reveal.ts';
import { isRanked, text } from '#scoring/rulebook/rounds.ts';
import type { ChallengeRules } from '#scoring';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	page(async () => {
		const contest = contestOf(locals);
		const ranked = contest.rulebook.rounds
			.flatMap(({ challenges }) => challenges)
			.filter((challenge) => isRanked(challenge));
		const challenges = [];
		for (const challenge of ranked) {
			const title = text(challenge.title, locals.locale);
			challenges.push({
				id: challenge.id,
				title,
				...(await stateOf(locals.ctx, contest, challenge))
			});
		}

		return { challenges, most: { prizes: MOST_PRIZES, oneByOne: MOST_ONE_BY_ONE } };
	});

async function stateOf(ctx: Context, contest: ContestInForce, { id }: ChallengeRules) {
	const scope = { contest, challengeId: id };
	const { round, state } = challengeInForce(contest, { ...scope, at: ctx.now() });
	if (!['closed', 'results', 'final'].includes(state.phase)) {
		return { state: 'closes' as const, closes: contest.schedule.get(round.id)?.closes ?? 0 };
	}
	const { final, version } = await revealedBoard(ctx, scope);
	if (final.rows.length === 0) return { state: 'empty' as const };

	const pending = final.rows.filter(({ unplaced }) => unplaced === 'pending').length;

	return { state: 'ready' as const, version, pending };
}

const count = (most: number) =>
	z.coerce
		.number()
		.int({ error: 'number' })
		.min(1, { error: 'number' })
		.max(most, { error: 'number' });

const fields = z.object({
	challenge: z.string(),
	prizes: count(MOST_PRIZES),
	oneByOne: count(MOST_ONE_BY_ONE),
	password: z.string({ error: 'required' }).min(1, { error: 'required' })
});

export const actions: Actions = {
	file: async (event) => {
		const { locals } = event;
		const contest = contestOf(locals);
		const typed = await formFields(event.request);
		const values = {
			challenge: typed['challenge'] ?? '',
			prizes: typed['prizes'] ?? '',
			oneByOne: typed['oneByOne'] ?? ''
		};
		return attempt(values, async () => {
			const { challenge, prizes, oneByOne, password } = parsed(fields, typed);
			await needPassword(event, password);
			const { accountId } = askerOf(locals);
			const of = { accountId, contestId: contest.id, challengeId: challenge };
			const ticket = giveTicket({ ...of, prizes, oneByOne }, locals.ctx.now());
			const params = { contest: contest.slug, ticket };
			redirect(303, resolve('/organiser/[contest]/reveal/file/[ticket]', params));
		});
	}
};
