import { catalogue } from '../catalogue.ts';
import type source from '../es/arena.json';

export const arenaMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/arena.json', {
		eager: true,
		import: 'default'
	})
);
