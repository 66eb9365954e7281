import { inline, decimal, wattHours } from '#lib/format.ts';
import { editionMessages } from '#lib/i18n/catalogues/edition.ts';
import { translator, type Translate } from '#lib/i18n/translator.ts';
import { instant } from '#lib/instant.ts';
import type { Locale, Rulebook } from '#scoring';
import type { RulebookChange } from '#scoring/rulebook/changes.ts';
import { challengeOf, text } from '#scoring/rulebook/rounds.ts';

/** A change in plain words. */
export interface ToldChange {
	/** «Reto «Un hogar» › Presupuesto › tokens». */
	where: string;
	/** Absent where the earlier version had nothing there. */
	before: string | undefined;
	after: string | undefined;
	/** Both in one sentence, with long texts left out. */
	sentence: string;
}

interface Versions {
	before: Rulebook;
	after: Rulebook;
	locale: Locale;
}

type Key = keyof typeof editionMessages.source;
type Words = Translate<Key>;

/** Longest value, in characters, that a sentence quotes. */
const LONGEST = 80;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;

/** What changed between two versions, in plain words: of a field without words of its own, its name. */
export function toldChange(change: RulebookChange, versions: Versions): ToldChange {
	const t = translator(editionMessages, versions.locale);
	const where = whereOf(change, versions, t);
	const tell = (value: unknown, timeZone: string) =>
		value === undefined ? undefined : told(value, { change, versions, timeZone, t });
	const before = tell(change.before, versions.before.timeZone);
	const after = tell(change.after, versions.after.timeZone);

	return { where, before, after, sentence: sentenceOf({ change, where, before, after }, t) };
}

function sentenceOf(
	{ change, where, before, after }: Omit<ToldChange, 'sentence'> & { change: RulebookChange },
	t: Words
): string {
	if (change.field.length === 0 && before === undefined) return t('change.came', { where });
	if (change.field.length === 0 && after === undefined) return t('change.went', { where });
	if (Math.max(before?.length ?? 0, after?.length ?? 0) > LONGEST)
		return t('change.text', { where });
	if (before === undefined) return t('change.added', { where, after: after ?? '' });
	if (after === undefined) return t('change.removed', { where, before });

	return t('change.changed', { where, before, after });
}

function whereOf(
	{ round, challenge, field }: RulebookChange,
	{ before, after, locale }: Versions,
	t: Words
): string {
	const inRound = [after, before].flatMap(({ rounds }) => rounds).find(({ id }) => id === round);
	const inChallenge =
		challenge === undefined
			? undefined
			: (challengeOf(after, challenge) ?? challengeOf(before, challenge));
	const titled = (key: 'where.round' | 'where.challenge', title: Rulebook['title'] | undefined) =>
		title ? [t(key, { title: text(title, locale) })] : [];

	return [
		...(inChallenge
			? titled('where.challenge', inChallenge.challenge.title)
			: titled('where.round', inRound?.title)),
		// Spanish is what everybody reads: only another language needs its name.
		...field.filter((key) => key !== 'es').map((key) => fieldWord(key, t))
	].join(' › ');
}

/** A field's name in words, or the name itself where it has none. */
export function fieldWord(key: string, t: Words): string {
	if (/^\d+$/.test(key)) return t('where.nth', { nth: Number(key) + 1 });
	const known = `field.${key}`;

	return known in editionMessages.source ? t(known as Key) : key;
}

interface Telling {
	change: RulebookChange;
	versions: Versions;
	timeZone: string;
	t: Words;
}

function told(value: unknown, telling: Telling): string {
	const { versions, timeZone, t, change } = telling;
	const { locale } = versions;
	if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
	if (typeof value === 'number') {
		const isEnergy = change.field.at(-1)?.endsWith('Nwh');
		return isEnergy ? inline(wattHours(value, locale)) : decimal(value, locale);
	}
	if (typeof value === 'string') {
		if (INSTANT.test(value)) return instant(Date.parse(value), locale, timeZone);
		return value === '' ? t('value.none') : `«${value}»`;
	}
	if (Array.isArray(value)) {
		if (value.length === 0) return t('value.none');
		if (value.every((part) => typeof part === 'string')) return value.join(', ');
	}
	const said = ownWords(value);

	return said === undefined ? JSON.stringify(value) : `«${said}»`;
}

/** What an object is called: a text in Spanish, or the title or name of a kind that it has. */
function ownWords(value: unknown): string | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	if ('es' in value && typeof value.es === 'string') return value.es;
	if ('title' in value)
		return typeof value.title === 'string' ? value.title : ownWords(value.title);
	const keys = Object.keys(value);
	const [only] = keys;

	return keys.length === 1 && only !== undefined ? String(Object.values(value)[0]) : undefined;
}
