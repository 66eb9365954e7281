import { catalogue } from '../catalogue.ts';
import type source from '../es/refusal.json';

export const refusalMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/refusal.json', { eager: true, import: 'default' })
);
