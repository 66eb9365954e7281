import type { RankedEntry } from './entry.ts';

/** Before judging, and what counts. */
export const STANDINGS = ['provisional', 'official'] as const;
export type BoardStanding = (typeof STANDINGS)[number];

/** Why a row has no place, in the order in which such rows follow the placed ones. */
export const UNPLACED_REASONS = [
	'pending',
	'estimated',
	'invalid',
	'empty',
	'withdrawn',
	'disqualified',
	'baseline'
] as const;
export type UnplacedReason = (typeof UNPLACED_REASONS)[number];

/**
 * Why an entry can have no place on this board; undefined where it may have one. A pending entry
 * and one with estimated counts that nobody confirmed have provisional places only; `waits` says whether a pending
 * entry has to wait for its verdict, and `needsQuality` whether nothing can be made of an unknown one.
 */
export function unplacedReason(
	entry: RankedEntry,
	standing: BoardStanding,
	{ waits, needsQuality }: { waits: boolean; needsQuality: boolean }
): UnplacedReason | undefined {
	if (entry.baseline) return 'baseline';
	if (entry.state === 'disqualified' || entry.state === 'withdrawn') return entry.state;
	if (entry.state === 'invalid') return 'invalid';
	if (!entry.valid) return entry.state === 'pending' ? 'pending' : 'invalid';
	if (entry.interactions === 0 || entry.completionTokens === 0) return 'empty';
	if (needsQuality && entry.quality === undefined) return 'pending';
	if (standing === 'provisional') return undefined;
	if (entry.state === 'pending' && waits) return 'pending';
	return entry.estimated && entry.recounted !== true ? 'estimated' : undefined;
}
