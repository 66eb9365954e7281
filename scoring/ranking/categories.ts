import { sharedPlaces } from './places.ts';

/**
 * Places among the teams of the same category, out of those among all, in order: a team stands behind
 * those of its category that stand before it, and shares a place with those of it that it shares one
 * with. What has no place or no category has none here.
 */
export function placesInCategories(
	ranked: readonly {
		teamId: string;
		place?: number | undefined;
		category?: string | undefined;
	}[]
): Map<string, number> {
	const placed = ranked
		.filter(({ place, category }) => place !== undefined && category !== undefined)
		.toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0));
	const groups = [...Map.groupBy(placed, ({ category }) => category).values()];
	return new Map(
		groups
			.flatMap((teams) => sharedPlaces(teams, (before, team) => before.place === team.place))
			.map(({ item, place }) => [item.teamId, place])
	);
}
