/**
 * Places of what is already in order: equals share one and leave the following ones empty
 * (1, 2, 2, 4).
 */
export function sharedPlaces<T>(
	ordered: readonly T[],
	equal: (before: T, after: T) => boolean
): { item: T; place: number }[] {
	let place = 0;
	return ordered.map((item, index) => {
		const before = ordered[index - 1];
		if (before === undefined || !equal(before, item)) place = index + 1;
		return { item, place };
	});
}

/** Orders texts by their code units, the same in every place and language. */
export function compareText(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
