import { catalogue } from '../catalogue.ts';
import type source from '../es/plan.json';

export const planMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/plan.json', { eager: true, import: 'default' })
);
