import { catalogue } from '../catalogue.ts';
import type source from '../es/challenge.json';

export const challengeMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/challenge.json', {
		eager: true,
		import: 'default'
	})
);
