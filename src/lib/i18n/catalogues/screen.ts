import { catalogue } from '../catalogue.ts';
import type source from '../es/screen.json';

export const screenMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/screen.json', {
		eager: true,
		import: 'default'
	})
);
