import { catalogue } from '../catalogue.ts';
import type source from '../es/rulebook.json';

export const rulebookMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/rulebook.json', { eager: true, import: 'default' })
);
