import { catalogue } from '../catalogue.ts';
import type source from '../es/alignment.json';

export const alignmentMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/alignment.json', {
		eager: true,
		import: 'default'
	})
);
