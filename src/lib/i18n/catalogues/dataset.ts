import { catalogue } from '../catalogue.ts';
import type source from '../es/dataset.json';

export const datasetMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/dataset.json', { eager: true, import: 'default' })
);
