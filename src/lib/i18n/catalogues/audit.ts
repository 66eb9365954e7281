import { catalogue } from '../catalogue.ts';
import type source from '../es/audit.json';

export const auditMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/audit.json', { eager: true, import: 'default' })
);
