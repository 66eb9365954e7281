import { computeBoard, type BoardFacts, type BoardRow } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Query, Tx } from '../db/client.ts';
import { appealOf } from '../judging/appeal-state.ts';
import { judgedBy, verdictsInForce } from '../judging/judged.ts';
import { applyRejudging } from '../judging/rejudging.ts';
import { replaceable, withReplacements, type Replacement } from '../judging/rejudging-replace.ts';
import { rejudgingOf } from '../judging/rejudging-state.ts';
import { sha256Hex } from '../ledger/record.ts';
import { boardFacts } from './facts.ts';
import { judgedOtherwise } from './judged-otherwise.ts';

/** Where an entry stands: its place, or why it has none. */
export type Stand = Pick<BoardRow, 'place' | 'unplaced' | 'quality' | 'score'>;

/** A row of the board that new verdicts would change. */
export interface ChangedRow {
	entryId: string;
	teamName: string;
	before: Stand;
	after: Stand;
}

export interface RejudgingPreview {
	/** In the order of the board as it would be. */
	changed: ChangedRow[];
	/** Of all that was shown: applying refuses where it would do something else. */
	digest: string;
}

interface Scope {
	contest: ContestInForce;
	challengeId: string;
	replacements: Replacement[];
	at: number;
}

/** Every row of the board that new verdicts would change, if they were in force. */
export async function previewReplacements(query: Query, scope: Scope): Promise<RejudgingPreview> {
	const { contest, challengeId, replacements, at } = scope;
	const { challenge, round } = challengeInForce(contest, { challengeId, at });
	const of = { contest, round, challenge, standing: 'official' as const, seq: 0, at };
	const facts = await boardFacts(query, of);
	const byEntry = Map.groupBy(replacements, ({ entryId }) => entryId);
	const inForce = await verdictsInForce(query, { entryIds: [...byEntry.keys()] });
	const judged = new Map(
		[...byEntry].map(([entryId, ofEntry]) => [
			entryId,
			judgedBy(withReplacements(inForce.get(entryId) ?? [], ofEntry), challenge.rubric)
		])
	);
	const changed = changedRows(facts, judgedOtherwise(facts, judged));
	const given = replacements.map(({ old, given }) => [old.id, given]);

	return { changed, digest: sha256Hex(JSON.stringify([changed, given])) };
}

function changedRows(now: BoardFacts, then: BoardFacts): ChangedRow[] {
	const before = new Map(computeBoard(now).rows.map((row) => [row.entryId, standOf(row)]));

	return computeBoard(then).rows.flatMap((row) => {
		const was = before.get(row.entryId) ?? {};
		const after = standOf(row);
		const { entryId, teamName } = row;
		return JSON.stringify(was) === JSON.stringify(after)
			? []
			: [{ entryId, teamName, before: was, after }];
	});
}

function standOf({ place, unplaced, quality, score }: BoardRow): Stand {
	return { place, unplaced, quality, score };
}

/** What applying a rejudging would change, as far as its judges have spoken. */
export async function previewRejudging(
	query: Query,
	{ contest, rejudgingId, at }: { contest: ContestInForce; rejudgingId: string; at: number }
): Promise<RejudgingPreview> {
	const { challengeId, replacements } = await rejudgingOf(query, { contest, rejudgingId });

	return previewReplacements(query, { contest, challengeId, replacements, at });
}

/** What deciding an appeal as its panel said would change. */
export async function previewAppeal(
	query: Query,
	{ contest, appealId, at }: { contest: ContestInForce; appealId: string; at: number }
): Promise<RejudgingPreview> {
	const { challengeId, entryId, verdict, outcome } = await appealOf(query, { contest, appealId });
	const inForce = await verdictsInForce(query, { entryIds: [entryId] });
	const replacements = replaceable(inForce, [
		{ entryId, verdictId: verdict.id, given: outcome.given }
	]);

	return previewReplacements(query, { contest, challengeId, replacements, at });
}

/**
 * Applies a rejudging that was previewed. Refuses where the preview has changed since, in the same
 * transaction, besides all that `applyRejudging` refuses.
 */
export async function applyPreviewed(
	tx: Tx,
	applied: {
		contest: ContestInForce;
		rejudgingId: string;
		digest: string;
		byAccountId: string;
		at: number;
	}
): Promise<{ challengeId: string }> {
	const { digest } = await previewRejudging(tx, applied);
	if (digest !== applied.digest) throw new Refusal('preview_changed');

	return applyRejudging(tx, applied);
}
