import { catalogue } from '../catalogue.ts';
import type source from '../es/edition.json';

export const editionMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/edition.json', {
		eager: true,
		import: 'default'
	})
);
