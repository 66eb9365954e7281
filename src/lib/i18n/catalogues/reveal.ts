import { catalogue } from '../catalogue.ts';
import type source from '../es/reveal.json';

export const revealMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/reveal.json', {
		eager: true,
		import: 'default'
	})
);
