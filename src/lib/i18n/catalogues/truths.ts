import { catalogue } from '../catalogue.ts';
import type source from '../es/truths.json';

export const truthsMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/truths.json', { eager: true, import: 'default' })
);
