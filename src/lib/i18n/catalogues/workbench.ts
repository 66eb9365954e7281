import { catalogue } from '../catalogue.ts';
import type source from '../es/workbench.json';

export const workbenchMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/workbench.json', {
		eager: true,
		import: 'default'
	})
);
