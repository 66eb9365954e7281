import { catalogue } from '../catalogue.ts';
import type source from '../es/account.json';

export const accountMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/account.json', { eager: true, import: 'default' })
);
