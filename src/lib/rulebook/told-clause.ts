import { editionMessages } from '#lib/i18n/catalogues/edition.ts';
import { translator } from '#lib/i18n/translator.ts';
import { instant } from '#lib/instant.ts';
import type { Locale, Rulebook } from '#scoring';
import type { ForbiddenChange } from '#scoring/rulebook/locks.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import { fieldWord } from './told-change.ts';

type Closed = Pick<ForbiddenChange, 'clause' | 'round' | 'instant' | 'since'>;

/** Which clause forbids a change, and which phase of which round has closed it, in one sentence. */
export function toldClause(
	{ clause, round: id, instant: which, since }: Closed,
	{ rulebook, locale }: { rulebook: Rulebook; locale: Locale }
): string {
	const t = translator(editionMessages, locale);
	const round = rulebook.rounds.find((one) => one.id === id);

	return t(`clause.${clause}`, {
		round: round ? text(round.title, locale) : (id ?? ''),
		instant: which === undefined ? '' : fieldWord(which, t),
		since: since === undefined ? '' : instant(since, locale, rulebook.timeZone, { zone: false })
	});
}
