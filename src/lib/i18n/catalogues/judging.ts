import { catalogue } from '../catalogue.ts';
import type source from '../es/judging.json';

export const judgingMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/judging.json', { eager: true, import: 'default' })
);
