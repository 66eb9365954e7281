/** What is wrong with a rulebook, and where: `rounds.0.phases.opens`. */
export interface Problem {
	path: string;
	message: string;
}

/** Problems for the ids that come a second time. */
export function repeatedIds(items: readonly { id: string }[], path: string): Problem[] {
	return items.flatMap(({ id }, index) =>
		items.findIndex((other) => other.id === id) === index
			? []
			: [{ path: `${path}.${String(index)}.id`, message: `«${id}» is already taken` }]
	);
}
