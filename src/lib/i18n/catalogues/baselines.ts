import { catalogue } from '../catalogue.ts';
import type source from '../es/baselines.json';

export const baselinesMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/baselines.json', {
		eager: true,
		import: 'default'
	})
);
