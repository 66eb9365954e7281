import { contestOf } from '#lib/server/http/asker.ts';
import { draftPreview } from '#lib/server/http/draft-preview.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { LayoutServerLoad } from './$types';

/** What stands over every page of a preview: what it is, and where else to look. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const { ctx, locale } = locals;
	const seen = await draftPreview(ctx.db.read, { contest: contestOf(locals), locale });

	return {
		zone: seen?.rulebook.timeZone ?? contestOf(locals).rulebook.timeZone,
		challenges: seen?.rulebook.rounds.flatMap(({ challenges }) =>
			challenges.map(({ id, title }) => ({ id, title: text(title, locale) }))
		)
	};
};
