import { BAND_LOOKS, bandOf, BANDS, levelInBand, type Band } from '#lib/board-band.ts';
import type { BoardLine, BoardView } from '#lib/board-view.ts';
import type { ScatterPoint, ScatterSeries } from '#lib/ui/chart/scatter.ts';

/** Names for the legend, and the note that a point carries. */
export interface ScatterWords {
	series: (band: Band) => string;
	note: (line: BoardLine) => string | undefined;
}

/**
 * Validity against energy. Where the challenge measures quality, it is the height, and who has none
 * yet is left out; elsewhere the points of each band stand on a few levels, so as not to cover
 * each other.
 */
export function scatterOf(
	{ placed, unplaced, hasQuality }: BoardView,
	ownTeamId: string | undefined,
	words: ScatterWords
): ScatterSeries[] {
	const points: Record<Band, ScatterPoint[]> = { valid: [], pending: [], invalid: [] };
	for (const line of [...placed, ...unplaced]) {
		const band = bandOf(line);
		if (!band) continue;
		const height = hasQuality
			? (line.quality ?? (band === 'invalid' ? 0 : undefined))
			: BANDS[band] + levelInBand(points[band].length);
		if (height === undefined) continue;
		points[band].push({
			id: line.teamId,
			label: isolated(line.team),
			x: line.costMwh,
			y: height,
			own: line.teamId === ownTeamId,
			note: words.note(line)
		});
	}

	return (['valid', 'pending', 'invalid'] as const)
		.filter((band) => points[band].length > 0)
		.map((band) => ({ name: words.series(band), ...BAND_LOOKS[band], points: points[band] }));
}

/** A name that cannot turn the direction of the figures beside it (Unicode's isolates). */
function isolated(name: string): string {
	return `\u2068${name}\u2069`;
}
