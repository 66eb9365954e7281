import { catalogue } from '../catalogue.ts';
import type source from '../es/registration.json';

export const registrationMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/registration.json', {
		eager: true,
		import: 'default'
	})
);
