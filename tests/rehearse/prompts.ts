import { EXAMPLE_PROMPTS, type ExamplePrompt } from '../../src/rehearsal/example-prompts.ts';
import type { Random } from '../../src/rehearsal/random.ts';

type Quality = ExamplePrompt['quality'];

/** One of the example prompts, as good as asked. */
export function promptOf(
	reto: ExamplePrompt['reto'],
	random: Random,
	...quality: Quality[]
): string {
	const fitting = EXAMPLE_PROMPTS.filter(
		(prompt) => prompt.reto === reto && (quality.length === 0 || quality.includes(prompt.quality))
	);

	return random.pick(fitting).text;
}

/** What people say next in a conversation. */
export const FOLLOW_UPS = [
	'Ahora en una tabla con área, medida, dónde, ahorro (kWh/año) y coste. Exactamente cinco filas.',
	'Repite solo la lista numerada, con cinco medidas, y que el total no pase del 40 % del consumo.',
	'Más corto, por favor: exactamente cinco medidas, de tres áreas distintas, con ahorro y coste.'
];
