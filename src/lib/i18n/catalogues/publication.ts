import { catalogue } from '../catalogue.ts';
import type source from '../es/publication.json';

export const publicationMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/publication.json', {
		eager: true,
		import: 'default'
	})
);
