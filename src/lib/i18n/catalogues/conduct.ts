import { catalogue } from '../catalogue.ts';
import type source from '../es/conduct.json';

export const conductMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/conduct.json', { eager: true, import: 'default' })
);
