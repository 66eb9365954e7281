import canonicalize from 'canonicalize';
import { z } from 'zod';
import { energyFigure } from '../ledger/energy-figure.ts';
import { TIE_BREAKERS } from '../rulebook/schema.ts';
import { STANDINGS, UNPLACED_REASONS } from './eligibility.ts';
import { ENTRY_STATES } from './entry.ts';
import { POLICIES } from './policy.ts';

const naturalNumber = z.int().nonnegative();
const place = z.int().positive();
const exact = z.string().regex(/^\d+\/[1-9]\d*$/);

const share = z.number().min(0).max(1);

/** How sure a place is; see `uncertainty/doubt.ts`. */
const rowDoubt = z.strictObject({
	places: z.strictObject({ low: place, high: place }),
	first: share,
	tied: z.boolean(),
	passRate: z
		.strictObject({ passes: naturalNumber, runs: place, low: share, high: share })
		.optional()
});

/** What the replays of a presented conversation came to; see `confirmation.ts`. */
const rowConfirmation = z.strictObject({
	runs: place,
	passes: naturalNumber,
	accepted: z.boolean(),
	agreement: exact,
	answers: place
});

const row = z.strictObject({
	entryId: z.string(),
	teamId: z.string(),
	teamName: z.string(),
	state: z.enum(ENTRY_STATES),
	place: place.optional(),
	tieBrokenBy: z.enum(TIE_BREAKERS).optional(),
	unplaced: z.enum(UNPLACED_REASONS).optional(),
	quality: exact.optional(),
	score: exact.optional(),
	/** To show: the sum, or the mean of the runs, rounded once. */
	energyNwh: energyFigure,
	/** What is ranked: exact, after the language factor. */
	costNwh: exact,
	language: z.string(),
	interactions: naturalNumber,
	completionTokens: naturalNumber,
	sequence: naturalNumber,
	estimated: z.boolean(),
	baseline: z.boolean(),
	/** Of the rulebook's categories, where the team is in one. */
	category: z.string().optional(),
	/** Its place among those of its category. */
	categoryPlace: place.optional(),
	/** Absent until all its confirmation runs are done. */
	confirmation: rowConfirmation.optional(),
	doubt: rowDoubt.optional()
});
export type BoardRow = z.infer<typeof row>;

const places = z.array(z.strictObject({ teamId: z.string(), place }));
const alternative = z.discriminatedUnion('by', [
	/** The same policy on a server that shares its weights among more or fewer requests. */
	z.strictObject({ by: z.literal('profile'), profileId: z.string(), batch: place, places }),
	z.strictObject({ by: z.literal('policy'), policy: z.enum(POLICIES), places })
]);
export type Alternative = z.infer<typeof alternative>;

/** A leaderboard as a document that can be hashed, kept and recomputed. */
export const board = z.strictObject({
	format: z.literal('vatio-board/1'),
	contest: z.string(),
	round: z.string(),
	challenge: z.string(),
	rulebook: z.strictObject({ version: z.int().positive(), hash: z.string() }),
	profileId: z.string(),
	policy: z.enum(POLICIES),
	standing: z.enum(STANDINGS),
	at: z.iso.datetime({ precision: 3 }),
	/** How many facts of the ledger are counted in. */
	seq: naturalNumber,
	rows: z.array(row),
	alternatives: z.array(alternative),
	/** How the doubt of the rows was computed; absent where nobody computed any. */
	doubt: z
		.strictObject({
			method: z.literal('paired-bootstrap/1'),
			generator: z.literal('xoshiro128**'),
			seed: z.string().regex(/^[0-9a-f]{32}$/),
			replicates: place
		})
		.optional()
});
export type Board = z.infer<typeof board>;

/** The one spelling of a board (RFC 8785): the text whose hash is published. */
export function canonicalBoard(document: Board): string {
	const text = canonicalize(document);
	if (text === undefined) throw new TypeError('a board must be a JSON object');
	return text;
}
