import { contestOf } from '#lib/server/http/asker.ts';
import { publicAgreement } from '#lib/server/judging/agreement.ts';
import { publicAssistedAgreement } from '#lib/server/judging/assisted-agreement.ts';
import { appealsOf } from '#lib/server/judging/appeal-state.ts';
import { challengeOf } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { ctx, locale } = locals;
	const { read } = ctx.db;
	const contest = contestOf(locals);
	const agreement = await publicAgreement(read, { contest, at: ctx.now() });
	const decided = (await appealsOf(read, { contest })).filter(({ decision }) => decision);

	const assisted = await publicAssistedAgreement(read, { contest, at: ctx.now() });

	return {
		assisted: assisted.map(({ challengeId, criteria, ...figures }) => {
			const challenge = challengeOf(contest.rulebook, challengeId)?.challenge;
			return {
				...figures,
				id: challengeId,
				title: challenge ? text(challenge.title, locale) : challengeId,
				criteria: criteria.map(({ id, alpha }, index) => {
					const title = challenge?.rubric[index]?.title;
					return { title: title ? text(title, locale) : id, alpha };
				})
			};
		}),
		challenges: agreement.map(({ challengeId, criteria, ...figures }) => {
			const challenge = challengeOf(contest.rulebook, challengeId)?.challenge;
			const appeals = decided.filter((appeal) => appeal.challengeId === challengeId);
			return {
				...figures,
				id: challengeId,
				title: challenge ? text(challenge.title, locale) : challengeId,
				criteria: criteria.map(({ id, alpha }, index) => {
					const title = challenge?.rubric[index]?.title;
					return { title: title ? text(title, locale) : id, alpha };
				}),
				/** Those that are decided: one that is open would tell of a board to come. */
				appeals: appeals.length,
				upheld: appeals.filter(({ decision }) => decision?.upheld).length
			};
		})
	};
};
