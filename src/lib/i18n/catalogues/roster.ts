import { catalogue } from '../catalogue.ts';
import type source from '../es/roster.json';

export const rosterMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/roster.json', { eager: true, import: 'default' })
);
