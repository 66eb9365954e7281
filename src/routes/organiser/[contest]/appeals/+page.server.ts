import { staffOf } from '#lib/server/contest/staff.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { needPassword } from '#lib/server/http/reauthentication.ts';
import { attempt, formFields } from '#lib/server/http/respond.ts';
import { decideAppeal, seatPanel } from '#lib/server/judging/appeal.ts';
import { appealsOf } from '#lib/server/judging/appeal-state.ts';
import { refreshPublicBoard } from '#lib/server/leaderboard/public-board.ts';
import { previewAppeal } from '#lib/server/leaderboard/rejudging-preview.ts';
import { challengeOf } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { ctx, locale } = locals;
	const { read } = ctx.db;
	const contest = contestOf(locals);
	const at = ctx.now();
	const staff = await staffOf(read, { contestId: contest.id });
	const names = new Map(staff.map(({ accountId, name }) => [accountId, name]));
	const all = await appealsOf(read, { contest });
	const open = all.filter(({ decision }) => !decision);
	const appeals = [];
	for (const appeal of [...open, ...all.filter(({ decision }) => decision)]) {
		const { id, challengeId, alias, verdict, panel, waiting, given, outcome, decision } = appeal;
		const challenge = challengeOf(contest.rulebook, challengeId)?.challenge;
		const ready = !decision && waiting === 0 && given.length > 0;
		appeals.push({
			id,
			alias,
			challengeId,
			challenge: challenge ? text(challenge.title, locale) : challengeId,
			text: appeal.text,
			at: appeal.at,
			verdict: {
				judgeId: verdict.judgeId,
				judge: names.get(verdict.judgeId),
				decision: verdict.decision,
				reason: verdict.reason
			},
			panel,
			waiting,
			given: given.map(({ judgeId, decision, reason }) => {
				return { judge: names.get(judgeId), decision, reason };
			}),
			outcome: ready || decision ? { upheld: decision?.upheld ?? outcome.upheld } : undefined,
			changed: ready
				? (await previewAppeal(read, { contest, appealId: id, at })).changed
				: undefined,
			decision
		});
	}

	return { appeals };
};

export const actions: Actions = {
	seat: async ({ locals, request }) => {
		const { appeal: appealId = '' } = await formFields(request);
		return attempt({ appeal: appealId, reason: '' }, async () => {
			const { ctx } = locals;
			const named = { contest: contestOf(locals), appealId, at: ctx.now() };
			await ctx.db.write((tx) => seatPanel(tx, named));
			return { done: 'seated' as const };
		});
	},
	decide: async (event) => {
		const { locals } = event;
		const { ctx } = locals;
		const fields = await formFields(event.request);
		const { appeal: appealId = '', reason = '', password = '' } = fields;
		const contest = contestOf(locals);
		return attempt({ appeal: appealId, reason }, async () => {
			await needPassword(event, password);
			const { challengeId } = await ctx.db.write((tx) =>
				decideAppeal(tx, {
					contest,
					appealId,
					reason,
					byAccountId: askerOf(locals).accountId,
					at: ctx.now()
				})
			);
			await refreshPublicBoard(ctx, { contest, challengeId });
			return { done: 'decided' as const };
		});
	}
};
