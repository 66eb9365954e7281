import canonicalize from 'canonicalize';
import { z } from 'zod';
import { UNPLACED_REASONS } from './eligibility.ts';

const exact = z.string().regex(/^\d+\/[1-9]\d*$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const naturalNumber = z.int().nonnegative();
const place = z.int().positive();

/** Why a team has no place over all parts, in the order in which such rows follow the placed ones. */
export const COMBINED_UNPLACED = [
	'pending',
	'estimated',
	'no-valid-entry',
	'disqualified',
	'baseline'
] as const;
export type CombinedUnplaced = (typeof COMBINED_UNPLACED)[number];

/** What a part gives a team: weight · score, or nothing and why. */
const share = z.strictObject({
	challenge: z.string(),
	place: place.optional(),
	score: exact.optional(),
	points: exact,
	/** `absent` where the team is not on that board at all. */
	unplaced: z.enum([...UNPLACED_REASONS, 'absent']).optional()
});
export type CombinedShare = z.infer<typeof share>;

const row = z.strictObject({
	teamId: z.string(),
	teamName: z.string(),
	place: place.optional(),
	/** The part that put it behind the row above, where the totals are equal. */
	tieBrokenBy: z.string().optional(),
	unplaced: z.enum(COMBINED_UNPLACED).optional(),
	/** Σ points; absent where it has no place. */
	score: exact.optional(),
	/** In the order of the parts. */
	parts: z.array(share)
});
export type CombinedRow = z.infer<typeof row>;

/** A ranking over several boards as a document that can be hashed, kept and recomputed. */
export const combinedBoard = z.strictObject({
	format: z.literal('vatio-combined-board/1'),
	contest: z.string(),
	rulebook: z.strictObject({ version: place, hash: z.string() }),
	at: z.iso.datetime({ precision: 3 }),
	parts: z.array(
		z.strictObject({
			challenge: z.string(),
			round: z.string(),
			weight: exact,
			/** Of the published board that is counted in. */
			boardHash: hash,
			/** Facts of the ledger that that board counts. */
			seq: naturalNumber
		})
	),
	ties: z.array(z.string()),
	rows: z.array(row)
});
export type CombinedBoard = z.infer<typeof combinedBoard>;

/** The one spelling of it (RFC 8785): the text whose hash is published. */
export function canonicalCombined(document: CombinedBoard): string {
	const text = canonicalize(document);
	if (text === undefined) throw new TypeError('a board must be a JSON object');
	return text;
}

/** The same without the names of some teams, where they were erased; the hash that was published stays. */
export function withoutNames(document: string, erased: ReadonlySet<string>): string {
	const shown = combinedBoard.parse(JSON.parse(document));
	if (!shown.rows.some(({ teamId }) => erased.has(teamId))) return document;
	const rows = shown.rows.map((one) => (erased.has(one.teamId) ? { ...one, teamName: '' } : one));
	return canonicalCombined({ ...shown, rows });
}
