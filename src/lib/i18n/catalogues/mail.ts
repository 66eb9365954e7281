import { catalogue } from '../catalogue.ts';
import type source from '../es/mail.json';

export const mailMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/mail.json', { eager: true, import: 'default' })
);
