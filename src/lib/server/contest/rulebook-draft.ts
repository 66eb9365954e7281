import { and, eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import type { Query, Tx } from '../db/client.ts';
import { revisionOf } from './in-force.ts';

/** Characters that a draft has at most: several times the largest rulebook that anyone would read. */
export const MOST_DRAFT = 1_000_000;

/** The next version of a rulebook while it is written. */
export interface RulebookDraft {
	/** The version in force when it was begun. */
	basedOn: number;
	/** JSON as somebody left it, which need not be a rulebook yet. */
	document: string;
	revision: number;
	/** Name of who saved it last, while there is such an account. */
	by: string | undefined;
	at: number;
}

/** A contest's draft, if there is one. */
export async function draftOf(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<RulebookDraft | undefined> {
	const { rulebookDraft: d, account } = query.t;
	const [row] = await query
		.select({ draft: d, by: account.name })
		.from(d)
		.leftJoin(account, eq(account.id, d.byAccountId))
		.where(eq(d.contestId, contestId));
	if (!row) return undefined;
	const { basedOn, document, revision, at } = row.draft;

	return { basedOn, document, revision, by: row.by ?? undefined, at };
}

/**
 * Keeps the next version as somebody has written it, whatever it says: a draft is nothing yet. A new one
 * has revision 0 and starts from the version in force. Refuses one that somebody else saved, or
 * discarded, meanwhile, and one that is far too long.
 */
export async function saveDraft(
	tx: Tx,
	draft: {
		contestId: string;
		document: string;
		/** Of the draft that the form showed; 0 where there was none. */
		revision: number;
		/** The version that its writer has held it against, where that is another than the one it began from. */
		basedOn?: number;
		byAccountId: string;
		at: number;
	}
): Promise<{ revision: number }> {
	const { contestId, document, basedOn, byAccountId, at } = draft;
	const { rulebookDraft: d } = tx.t;
	if (document.length > MOST_DRAFT) {
		throw new Refusal('invalid_request', {
			field: 'text',
			expected: 'text.length',
			most: MOST_DRAFT
		});
	}
	const revision = draft.revision + 1;
	const saved =
		draft.revision === 0
			? await tx
					.insert(d)
					.values({
						contestId,
						basedOn: (await revisionOf(tx, { contestId })).version,
						document,
						revision,
						byAccountId,
						at
					})
					.onConflictDoNothing()
					.returning({ revision: d.revision })
			: await tx
					.update(d)
					.set({
						document,
						revision,
						byAccountId,
						at,
						...(basedOn === undefined ? {} : { basedOn })
					})
					.where(and(eq(d.contestId, contestId), eq(d.revision, draft.revision)))
					.returning({ revision: d.revision });
	if (saved.length === 0) throw new Refusal('draft_changed');
	const act = 'rulebook.draft-saved';
	await recordAct(tx, { contestId, byAccountId, act, subject: contestId, after: { revision }, at });

	return { revision };
}

/** Forgets a draft. Refuses one that somebody else saved meanwhile. */
export async function discardDraft(
	tx: Tx,
	draft: { contestId: string; revision: number; byAccountId: string; at: number }
): Promise<void> {
	const { contestId, revision, byAccountId, at } = draft;
	const { rulebookDraft: d } = tx.t;
	const gone = await tx
		.delete(d)
		.where(and(eq(d.contestId, contestId), eq(d.revision, revision)))
		.returning({ revision: d.revision });
	if (gone.length === 0) throw new Refusal('draft_changed');
	const act = 'rulebook.draft-discarded';
	await recordAct(tx, {
		contestId,
		byAccountId,
		act,
		subject: contestId,
		before: { revision },
		at
	});
}
