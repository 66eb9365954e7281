import type { Random } from './random.ts';

const REPLIES = [
	'¡Hola! Puedo ayudarte a encontrar maneras de ahorrar energía en casa, en la oficina o en un centro cívico. Cuéntame de qué lugar se trata y qué necesitas.',
	'Gracias por tu mensaje. Mi especialidad es el ahorro de energía; si me das los datos del lugar, te propondré un plan.',
	'Con gusto te ayudo, aunque necesito algo más de contexto: ¿qué lugar quieres que estudiemos y qué datos tienes de su consumo?'
] as const;

/** A polite answer to what has nothing to do with energy. */
export function smallTalk(random: Random): string {
	return random.pick(REPLIES);
}
