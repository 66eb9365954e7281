import type { BoardLine } from './board-view.ts';

/** Heights of the bands of a challenge that measures no quality: only valid or not. */
export const BANDS = { invalid: 0, pending: 1, valid: 2 } as const;
export type Band = keyof typeof BANDS;

/** Three marks that differ in shape before they differ in colour. */
export const BAND_LOOKS = {
	valid: { shape: 'circle', tone: 'accent' },
	pending: { shape: 'ring', tone: 'ink' },
	invalid: { shape: 'cross', tone: 'danger' }
} as const satisfies Record<Band, object>;

/** How far up the board a line stands by what is known of its validity; some stand nowhere. */
export function bandOf({
	state,
	unplaced
}: Pick<BoardLine, 'state' | 'unplaced'>): Band | undefined {
	if (unplaced === 'withdrawn' || unplaced === 'empty' || unplaced === 'baseline') return undefined;
	if (state === 'invalid' || state === 'disqualified' || unplaced === 'invalid') return 'invalid';
	return state === 'valid' ? 'valid' : 'pending';
}

/** Within a band the height means nothing: five levels, neighbours far apart, so that marks do not cover each other. */
export function levelInBand(index: number): number {
	return [0, 0.2, -0.2, 0.1, -0.1][index % 5] ?? 0;
}
