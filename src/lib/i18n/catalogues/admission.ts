import { catalogue } from '../catalogue.ts';
import type source from '../es/admission.json';

export const admissionMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/admission.json', {
		eager: true,
		import: 'default'
	})
);
