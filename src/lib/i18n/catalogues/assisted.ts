import { catalogue } from '../catalogue.ts';
import type source from '../es/assisted.json';

export const assistedMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/assisted.json', {
		eager: true,
		import: 'default'
	})
);
