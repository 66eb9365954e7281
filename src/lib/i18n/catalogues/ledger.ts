import { catalogue } from '../catalogue.ts';
import type source from '../es/ledger.json';

export const ledgerMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/ledger.json', { eager: true, import: 'default' })
);
