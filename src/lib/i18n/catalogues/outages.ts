import { catalogue } from '../catalogue.ts';
import type source from '../es/outages.json';

export const outagesMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/outages.json', { eager: true, import: 'default' })
);
