import { catalogue } from '../catalogue.ts';
import type source from '../es/team.json';

export const teamMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/team.json', { eager: true, import: 'default' })
);
