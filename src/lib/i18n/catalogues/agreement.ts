import { catalogue } from '../catalogue.ts';
import type source from '../es/agreement.json';

export const agreementMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/agreement.json', {
		eager: true,
		import: 'default'
	})
);
