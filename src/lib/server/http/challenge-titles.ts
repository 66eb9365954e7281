import type { Locale } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import type { ContestInForce } from '../contest/in-force.ts';

/** The challenges of a contest as a form offers them. */
export const challengeTitles = (
	{ rulebook }: Pick<ContestInForce, 'rulebook'>,
	locale: Locale
): { id: string; title: string }[] =>
	rulebook.rounds
		.flatMap(({ challenges }) => challenges)
		.map(({ id, title }) => ({ id, title: text(title, locale) }));
