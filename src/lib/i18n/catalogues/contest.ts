import { catalogue } from '../catalogue.ts';
import type source from '../es/contest.json';

export const contestMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/contest.json', { eager: true, import: 'default' })
);
