import type { BoardLine, BoardView } from '#lib/board-view.ts';
import type { ScatterPoint, ScatterSeries } from '#lib/ui/chart/scatter.ts';

/** Heights of the bands of a challenge that measures no quality: only valid or not. */
export const BANDS = { invalid: 0, pending: 1, valid: 2 } as const;
export type Band = keyof typeof BANDS;

/** Names for the legend, and the note that a point carries. */
export interface ScatterWords {
	series: (band: Band) => string;
	note: (line: BoardLine) => string | undefined;
}

const LOOKS: Record<Band, Pick<ScatterSeries, 'shape' | 'tone'>> = {
	valid: { shape: 'circle', tone: 'accent' },
	pending: { shape: 'ring', tone: 'ink' },
	invalid: { shape: 'cross', tone: 'danger' }
};

/** How far up the board a line stands by what is known of its validity; some stand nowhere. */
export function bandOf({ state, unplaced }: BoardLine): Band | undefined {
	if (unplaced === 'withdrawn' || unplaced === 'empty' || unplaced === 'baseline') return undefined;
	if (state === 'invalid' || state === 'disqualified' || unplaced === 'invalid') return 'invalid';
	return state === 'valid' ? 'valid' : 'pending';
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
			: BANDS[band] + level(points[band].length);
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
		.map((band) => ({ name: words.series(band), ...LOOKS[band], points: points[band] }));
}

/** Five levels within a band, neighbours far apart. */
function level(index: number): number {
	return [0, 0.2, -0.2, 0.1, -0.1][index % 5] ?? 0;
}

/** A name that cannot turn the direction of the figures beside it (Unicode's isolates). */
function isolated(name: string): string {
	return `\u2068${name}\u2069`;
}
