/** What one judge said of an entry. */
export interface Said {
	decision: 'valid' | 'invalid';
	/** Level 1–5 of each criterion; empty in a rejection. */
	levels: Readonly<Record<string, number>>;
}

/**
 * Whether judges differ by more than is allowed: one confirms what another rejects, or two that
 * confirm stand `apart` levels or more from each other in a criterion. Without `apart` levels never
 * differ too much.
 */
export function disagree(said: readonly Said[], apart: number | undefined): boolean {
	if (new Set(said.map(({ decision }) => decision)).size > 1) return true;
	const criteria = new Set(said.flatMap(({ levels }) => Object.keys(levels)));

	return [...criteria].some((id) => {
		const levels = said.flatMap((one) => one.levels[id] ?? []);
		return apart !== undefined && Math.max(...levels) - Math.min(...levels) >= apart;
	});
}
