import { combinedView, combineRulesView } from '#lib/combined-view.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { attempt, page } from '#lib/server/http/respond.ts';
import {
	combinedVersions,
	isSameCombined,
	previewCombined,
	publishCombined,
	publishedCombined
} from '#lib/server/leaderboard/combined.ts';
import { challengeOf, text } from '#scoring/rulebook/rounds.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	page(async () => {
		const { ctx, locale } = locals;
		const contest = contestOf(locals);
		const { rulebook, id: contestId } = contest;
		const { parts, board } = await previewCombined(ctx, { contest });
		const last = await publishedCombined(ctx.db.read, { contestId });

		return {
			combines: combineRulesView(rulebook, locale) !== undefined,
			parts: parts.map(({ challengeId, round, weight, state, published }) => ({
				id: challengeId,
				title: text(challengeOf(rulebook, challengeId)?.challenge.title ?? { es: '' }, locale),
				round: text(round.title, locale),
				weight,
				state,
				version: published?.version
			})),
			view: board && combinedView(board, { rulebook, locale }),
			ready: board !== undefined && parts.every(({ state }) => state === 'ready'),
			last: last && {
				version: last.version,
				outdated: board === undefined || !isSameCombined(last.board, board)
			},
			versions: await combinedVersions(ctx.db.read, { contestId })
		};
	});

export const actions: Actions = {
	publish: async ({ locals }) =>
		attempt({}, async () => {
			const { version, hash } = await publishCombined(locals.ctx, {
				contest: contestOf(locals),
				byAccountId: askerOf(locals).accountId
			});
			return { published: { version, hash } };
		})
};
