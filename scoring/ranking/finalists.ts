/** A team's place on a board; teams that share one are equal by all of the board's tie-breakers. */
export interface PlacedTeam {
	teamId: string;
	place: number;
}

/**
 * The n best of a board, `without` those that take no part: the board's own order, its tie-breakers
 * included. Whoever shares the place of the n-th comes in too, so that there can be more than n and
 * no lot is drawn. What has no place (baselines, the withdrawn, the disqualified) is never among them.
 */
export function finalists(
	rows: readonly { teamId: string; place?: number | undefined }[],
	{ n, without }: { n: number; without: ReadonlySet<string> }
): PlacedTeam[] {
	const placed = rows
		.flatMap(({ teamId, place }): PlacedTeam[] =>
			place === undefined || without.has(teamId) ? [] : [{ teamId, place }]
		)
		.toSorted((a, b) => a.place - b.place);
	const last = placed[Math.min(n, placed.length) - 1]?.place ?? 0;
	return placed.filter(({ place }) => place <= last);
}
