import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { attempt, formFields, refuse } from '#lib/server/http/respond.ts';
import { fileAppeal } from '#lib/server/judging/appeal.ts';
import { teamVerdicts } from '#lib/server/judging/team-verdicts.ts';
import { teamOf, type OwnTeam } from '#lib/server/teams/team.ts';
import { challengeOf } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import type { Actions, PageServerLoad } from './$types';

/** The team of whoever asks, where only somebody of a team may. */
async function ownTeam(locals: App.Locals): Promise<OwnTeam> {
	const { accountId } = askerOf(locals);
	if (locals.part === 'judge' || locals.part === 'organiser') refuse('already_staff');
	const team = await teamOf(locals.ctx.db.read, { contestId: contestOf(locals).id, accountId });

	return team ?? refuse('not_in_contest');
}

export const load: PageServerLoad = async ({ locals }) => {
	const { ctx, locale } = locals;
	const contest = contestOf(locals);
	const at = ctx.now();
	const { id: teamId } = await ownTeam(locals);
	const judged = await teamVerdicts(ctx.db.read, { contest, teamId, at });

	return {
		judged: judged.map(({ challengeId, verdicts, appeals, window }) => {
			const challenge = challengeOf(contest.rulebook, challengeId)?.challenge;
			return {
				id: challengeId,
				title: challenge ? text(challenge.title, locale) : challengeId,
				closes: window.closes,
				open: window.opens <= at && at < window.closes,
				verdicts: verdicts.map(({ levels, ...verdict }) => ({
					...verdict,
					levels: (challenge?.rubric ?? []).flatMap(({ id, title, levels: words }) => {
						const level = levels[id];
						const said = level === undefined ? undefined : words[level - 1];
						return level === undefined
							? []
							: [{ title: text(title, locale), level, words: said ? text(said, locale) : '' }];
					})
				})),
				appeals
			};
		})
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const { ctx } = locals;
		const { verdict: verdictId = '', text = '' } = await formFields(request);
		const { id: teamId } = await ownTeam(locals);
		return attempt({ verdict: verdictId, text }, async () => {
			const { accountId } = askerOf(locals);
			const filed = { contest: contestOf(locals), teamId, accountId, verdictId, text };
			await ctx.db.write((tx) => fileAppeal(tx, { ...filed, at: ctx.now() }));
			return { sent: true };
		});
	}
};
