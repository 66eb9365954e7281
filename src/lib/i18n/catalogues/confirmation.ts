import { catalogue } from '../catalogue.ts';
import type source from '../es/confirmation.json';

export const confirmationMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/confirmation.json', {
		eager: true,
		import: 'default'
	})
);
