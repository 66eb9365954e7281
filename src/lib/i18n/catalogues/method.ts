import { catalogue } from '../catalogue.ts';
import type source from '../es/method.json';

export const methodMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/method.json', { eager: true, import: 'default' })
);
