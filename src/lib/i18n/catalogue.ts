import { isLocale, type Locale } from './locale.ts';

export type Messages<Key extends string> = Readonly<Record<Key, string>>;

/** The messages of one area of the site: whole in Spanish, as far as translated in the others. */
export type Catalogue<Key extends string> = {
	readonly source: Messages<Key>;
	readonly translations: ReadonlyMap<Locale, Partial<Messages<Key>>>;
};

/**
 * Builds an area's catalogue from its files, given as `{ '../es/area.json': messages, … }`: the
 * folder is the language. Refuses a folder that is no language and an area without Spanish.
 */
export function catalogue<Key extends string>(
	files: Record<string, Record<string, string>>
): Catalogue<Key> {
	const translations = new Map<Locale, Partial<Messages<Key>>>();
	for (const [path, messages] of Object.entries(files)) {
		const folder = path.split('/').at(-2);
		if (!isLocale(folder)) throw new Error(`${path}: «${folder}» is no language of the interface`);
		translations.set(folder, messages as Partial<Messages<Key>>);
	}
	const source = translations.get('es');
	if (!source) throw new Error(`no Spanish among ${Object.keys(files).join(', ')}`);

	return { source: source as Messages<Key>, translations };
}
