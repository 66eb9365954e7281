import { challengeInForce } from '#lib/server/contest/in-force.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { challengeView } from '#lib/server/http/challenge-view.ts';
import { challengeWords } from '#lib/server/http/challenge-words.ts';
import { draftPreview } from '#lib/server/http/draft-preview.ts';
import { page } from '#lib/server/http/respond.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	page(async () => {
		const { ctx, locale } = locals;
		const seen = await draftPreview(ctx.db.read, { contest: contestOf(locals), locale });
		if (!seen) return { challenge: undefined };
		const at = ctx.now();
		const inForce = challengeInForce(seen, { challengeId: params.challenge, at });

		return {
			challenge: challengeView(ctx, inForce, locale),
			words: challengeWords(inForce.challenge.kind, locale)
		};
	});
