import { catalogue } from '../catalogue.ts';
import type source from '../es/verify.json';

export const verifyMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/verify.json', { eager: true, import: 'default' })
);
