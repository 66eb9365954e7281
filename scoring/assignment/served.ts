import { drawsOf, placeFrom } from '../uncertainty/generator.ts';

/** What is served beside the first n, as a share of n. */
const PADDING = 2;

/**
 * Which entries judges read where only the first `n` by cost must be judged: those, and half as many
 * again drawn from the rest, so that being served tells nothing about a place. `ranked` is in order
 * of cost; the seed is 32 hexadecimal digits.
 */
export function served(ranked: readonly string[], { n, seed }: { n: number; seed: string }) {
	const rest = ranked.slice(n).toSorted();
	const draw = drawsOf(seed, 2);
	const padding: string[] = [];
	while (rest.length > 0 && padding.length < Math.ceil(n / PADDING)) {
		padding.push(...rest.splice(placeFrom(draw(), rest.length), 1));
	}

	return [...ranked.slice(0, n), ...padding].toSorted();
}
