import { editionMessages } from '#lib/i18n/catalogues/edition.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { Locale, Rulebook } from '#scoring';
import type { RulebookChange } from '#scoring/rulebook/changes.ts';
import { toldChange } from './told-change.ts';

/** Characters of changes that a notice holds, beside its reason: the rest stands in the history. */
const MOST = 1500;

/** What everybody is told of a new version: why, and what changes in it. */
export function rulebookNotice({
	before,
	after,
	changes,
	reason,
	override,
	locale
}: {
	before: Rulebook;
	after: Rulebook;
	changes: readonly RulebookChange[];
	reason: string;
	override: boolean;
	locale: Locale;
}): string {
	const t = translator(editionMessages, locale);
	const told = changes.map((change) => toldChange(change, { before, after, locale }).sentence);
	let room = MOST;
	const fitting = told.filter((sentence) => (room -= sentence.length) >= 0);
	const more = told.length - fitting.length;

	return [
		t('notice.title', { version: after.version }),
		t('notice.reason', { reason }),
		...(override ? [t('notice.override')] : []),
		[
			t('notice.changes'),
			...fitting.map((sentence) => `- ${sentence}`),
			...(more > 0 ? [`- ${t('notice.more', { count: more })}`] : [])
		].join('\n'),
		t('notice.where')
	].join('\n\n');
}
