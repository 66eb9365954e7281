import { catalogue } from '../catalogue.ts';
import type source from '../es/organiser.json';

export const organiserMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/organiser.json', {
		eager: true,
		import: 'default'
	})
);
