import { currentRound } from '#lib/server/contest/current-round.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { draftPreview } from '#lib/server/http/draft-preview.ts';
import { frontView } from '#lib/server/http/front-view.ts';
import { nextStep } from '#lib/next-step.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { ctx, locale } = locals;
	const seen = await draftPreview(ctx.db.read, { contest: contestOf(locals), locale });
	if (!seen) return { front: undefined };
	const at = ctx.now();
	const { round, state } = currentRound(seen, { at });

	return {
		front: {
			...frontView(seen, { locale, at }),
			step: nextStep({ signedIn: true, part: 'participant', ...state }),
			title: text(seen.rulebook.title, locale),
			round: text(round.title, locale),
			rules: text(seen.rulebook.rules, locale)
		}
	};
};
