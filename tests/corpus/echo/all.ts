import { basque } from './basque.ts';
import { catalan } from './catalan.ts';
import type { EchoConversation } from './conversation.ts';
import { galician } from './galician.ts';
import { spanish } from './spanish.ts';

/** Every conversation of the corpus: half of them honest, half dictated, in four languages. */
export const conversations: readonly EchoConversation[] = [
	...spanish,
	...catalan,
	...galician,
	...basque
];
