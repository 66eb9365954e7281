import { getContext, setContext } from 'svelte';
import { useLocale } from '#lib/i18n/context.ts';
import type alignment from '#lib/i18n/es/alignment.json';
import type plan from '#lib/i18n/es/plan.json';
import type workbench from '#lib/i18n/es/workbench.json';
import { translator, type Translate } from '#lib/i18n/translator.ts';

type Key = keyof typeof workbench | keyof typeof plan | keyof typeof alignment;

/** The challenge page's words in the reader's language alone. */
export type Words = Record<string, string>;

const wordsKey = Symbol('words');

/**
 * Hands the words to everything below. They come with the page's data and not with its script: this
 * page has an allowance of script to keep, and a reader needs one language of six.
 */
export function setWords(words: () => Words): void {
	setContext(wordsKey, words);
}

/** `const t = useWords()`, then `t('key', { values })` in the markup. */
export function useWords(): Translate<Key> {
	const locale = useLocale();
	const words = getContext<() => Words>(wordsKey);
	const catalogues = new WeakMap<Words, Parameters<typeof translator<Key>>[0]>();

	return (key, values) => {
		const source = words();
		const known = catalogues.get(source) ?? {
			source: source as Record<Key, string>,
			translations: new Map([[locale(), source as Record<Key, string>]])
		};
		catalogues.set(source, known);
		return translator(known, locale())(key, values);
	};
}
