import type { ConversationChallenge } from '../../schema.ts';
import { FLAT } from './flat.ts';
import { measuresChallenge } from './measures.ts';
import { OFFICE } from './office.ts';

/** Reto 1: a conversation that ends in a saving plan for a flat. */
export const HOME: ConversationChallenge = {
	...measuresChallenge('el piso', FLAT),
	id: 'hogar',
	title: { es: 'Reto 1 · Un hogar que gasta menos' },
	summary: {
		es: 'Conversa con el modelo hasta lograr cinco medidas de ahorro para un piso, con la menor energía posible.'
	},
	practice: false,
	budget: {
		interactions: 30,
		tokens: 60_000,
		energyNwh: 5_000_000_000,
		callsPerMinute: 4,
		presentations: 5
	}
};

/** The same task with another sheet, to learn with: it never counts. */
export const OFFICE_PRACTICE: ConversationChallenge = {
	...measuresChallenge('la oficina', OFFICE),
	id: 'practica-oficina',
	title: { es: 'Práctica · Una oficina de barrio' },
	summary: {
		es: 'Para aprender cómo va: la misma tarea que el reto 1 con otra ficha. No entra en ninguna clasificación.'
	},
	practice: true,
	budget: {
		interactions: 20,
		tokens: 40_000,
		energyNwh: 3_000_000_000,
		callsPerMinute: 4,
		presentations: 5
	}
};
