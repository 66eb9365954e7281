import { catalogue } from '../catalogue.ts';
import type source from '../es/site.json';

export const siteMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/site.json', { eager: true, import: 'default' })
);
