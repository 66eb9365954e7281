import { catalogue } from '../catalogue.ts';
import type source from '../es/common.json';

export const commonMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/common.json', { eager: true, import: 'default' })
);
