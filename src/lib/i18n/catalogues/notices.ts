import { catalogue } from '../catalogue.ts';
import type source from '../es/notices.json';

export const noticesMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/notices.json', { eager: true, import: 'default' })
);
