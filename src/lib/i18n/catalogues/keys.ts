import { catalogue } from '../catalogue.ts';
import type source from '../es/keys.json';

export const keysMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/keys.json', { eager: true, import: 'default' })
);
