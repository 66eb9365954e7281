import type { ConversationChallenge, HomeSheet } from '../../schema.ts';

type Shared = Omit<ConversationChallenge, 'id' | 'title' | 'summary' | 'practice' | 'budget'>;

function statement(place: string, sheet: HomeSheet): string {
	const most = Math.floor((sheet.yearlyKwh * 3) / 5);
	return `## Qué hay que conseguir

Guía al modelo hasta un plan de ahorro para ${place}: **exactamente cinco medidas**, de **al menos tres áreas** distintas.

Las áreas son: climatización, iluminación, equipos y consumo en espera, agua caliente, envolvente, hábitos y gestión.

Cada medida dice cuatro cosas:

1. **Qué** se hace.
2. **Dónde**, en qué aparato o parte de ${place}.
3. **Ahorro al año**, en kWh.
4. **Coste**: nulo, bajo, medio o alto.

El plan tiene que encajar con la ficha y consigo mismo: no puede hablar de aparatos que no están, ni contar dos veces el mismo ahorro, ni ahorrar en un aparato más de lo que gasta.

## Qué se comprueba al momento

- La respuesta tiene cinco medidas que se pueden leer: una lista numerada, una tabla o JSON.
- Cada medida tiene sus cuatro datos y tocan al menos tres áreas.
- Cada ahorro es mayor que cero y entre todos no pasan del 60 % del consumo de la ficha, es decir, de ${String(most)} kWh.
- Está en castellano o en otra lengua oficial, y no se ha cortado por llegar al máximo de longitud.

Si algo falla, te decimos qué y por qué. Además avisamos al jurado, sin invalidar nada, si aparece un aparato que la ficha no conoce o si la respuesta repite sobre todo lo que escribiste tú: el plan debe ponerlo el modelo.

## Cómo se gana

Se presenta **una conversación**, y cuenta su última respuesta. Su coste es la energía estimada de **todas sus interacciones**, también las que salieron mal. Entre las conversaciones válidas, y que el jurado encuentre lógicas, va delante la que menos energía necesitó.

Dos pistas: escribir un token cuesta unas seis veces más que leerlo, y cada turno vuelve a leer toda la conversación.`;
}

/** What reto 1 and its practice have in common: the plan of five measures and its checks. */
export function measuresChallenge(place: string, sheet: HomeSheet): Shared {
	return {
		kind: 'conversation',
		statement: { es: statement(place, sheet) },
		sheet,
		limits: { turns: 8, promptTokens: 1500, answerTokens: 600 },
		checks: [
			{ kind: 'not-cut' },
			{ kind: 'language', allowed: ['es', 'ca', 'va', 'gl', 'eu'] },
			{ kind: 'measures-count', exactly: 5 },
			{ kind: 'measures-fields' },
			{ kind: 'measures-areas', atLeast: 3 },
			{ kind: 'measures-savings', maxShare: '3/5' },
			{ kind: 'known-equipment' },
			{ kind: 'echo', threshold: '1/2' }
		],
		judging: { mode: 'all' },
		rubric: [],
		ranking: { policy: 'gate-then-energy' },
		ties: ['quality', 'interactions', 'completionTokens', 'sequence'],
		languageFactors: { es: '1', ca: '1', va: '1', gl: '1', eu: '1' },
		confirmation: { runs: 5, share: '4/5' }
	};
}
