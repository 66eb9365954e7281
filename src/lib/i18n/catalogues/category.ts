import { catalogue } from '../catalogue.ts';
import type source from '../es/category.json';

export const categoryMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/category.json', { eager: true, import: 'default' })
);
