import { costOf, type RankedEntry } from './entry.ts';
import type { Contender } from './policy.ts';

/** Among the valid, the least energy is first: «respuestas válidas, con la menor computación». */
export function gateThenEnergy(valid: readonly RankedEntry[]): Contender[] {
	return valid.map((entry) => {
		const cost = costOf(entry);
		return { entry, cost, key: cost };
	});
}
