import { catalogue } from '../catalogue.ts';
import type source from '../es/gateway.json';

export const gatewayMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/gateway.json', { eager: true, import: 'default' })
);
