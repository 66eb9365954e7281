import { catalogue } from '../catalogue.ts';
import type source from '../es/combined.json';

export const combinedMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/combined.json', {
		eager: true,
		import: 'default'
	})
);
