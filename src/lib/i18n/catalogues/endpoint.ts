import { catalogue } from '../catalogue.ts';
import type source from '../es/endpoint.json';

export const endpointMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/endpoint.json', { eager: true, import: 'default' })
);
