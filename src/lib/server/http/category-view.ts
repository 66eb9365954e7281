import type { Locale, Rulebook } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';

export interface CategoryView {
	id: string;
	title: string;
	description: string;
}

/** A rulebook's categories in a reader's language; none where teams are ranked together only. */
export function categoryViews(
	{ categories = [] }: Pick<Rulebook, 'categories'>,
	locale: Locale
): CategoryView[] {
	return categories.map(({ id, title, description }) => {
		return { id, title: text(title, locale), description: text(description, locale) };
	});
}
