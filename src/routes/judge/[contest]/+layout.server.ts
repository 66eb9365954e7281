import { contestOf } from '#lib/server/http/asker.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => {
	const { slug, rulebook } = contestOf(locals);

	return {
		contest: { slug, title: text(rulebook.title, locals.locale), timeZone: rulebook.timeZone }
	};
};
