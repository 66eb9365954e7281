import { catalogue } from '../catalogue.ts';
import type source from '../es/frame.json';

/** What stands around pages, and the error page: the words that every page brings along. */
export const frameMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/frame.json', { eager: true, import: 'default' })
);
