import { catalogue } from '../catalogue.ts';
import type source from '../es/jury.json';

export const juryMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/jury.json', { eager: true, import: 'default' })
);
