import { catalogue } from '../catalogue.ts';
import type source from '../es/checks.json';

export const checksMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/checks.json', { eager: true, import: 'default' })
);
