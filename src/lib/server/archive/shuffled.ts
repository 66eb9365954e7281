import { randomInt } from 'node:crypto';

/** Fisher and Yates' shuffle, drawn by the system. */
export function shuffled<Item>(items: Item[]): Item[] {
	const all = [...items];
	for (let last = all.length - 1; last > 0; last--) {
		const other = randomInt(last + 1);
		const [a, b] = [all[last], all[other]];
		if (a === undefined || b === undefined) continue;
		all[last] = b;
		all[other] = a;
	}

	return all;
}
