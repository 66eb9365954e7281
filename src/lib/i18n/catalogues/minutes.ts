import { catalogue } from '../catalogue.ts';
import type source from '../es/minutes.json';

export const minutesMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/minutes.json', { eager: true, import: 'default' })
);
