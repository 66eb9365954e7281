import { randomBytes } from 'node:crypto';
import { eq, max } from 'drizzle-orm';
import type { Criterion } from '#scoring';
import { juryQuality } from '#scoring/ranking/jury.ts';
import type { Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import type { VerdictInForce } from './judged.ts';
import type { PendingVerdict } from './pending-verdict.ts';

/** A verdict in force and what is put in its place: one verdict, or those of a whole panel. */
export interface Replacement {
	entryId: string;
	old: VerdictInForce;
	given: PendingVerdict[];
}

/** What would be in force on an entry with these replacements; pure, so that a preview can show it. */
export function withReplacements(
	inForce: VerdictInForce[],
	replacements: Replacement[]
): VerdictInForce[] {
	const gone = new Set(replacements.map(({ old }) => old.id));
	const given = replacements.flatMap((replacement) =>
		replacement.given.map(({ assignmentId, judgeId, decision, reason, levels, at }) => {
			return { id: assignmentId, factId: '', judgeId, decision, reason, levels, at };
		})
	);

	return [...inForce.filter(({ id }) => !gone.has(id)), ...given];
}

/**
 * What of a set can take the place of a verdict: the old one must still be in force, and the judge
 * of the new one may have no other in force on the entry.
 */
export function replaceable(
	inForce: ReadonlyMap<string, VerdictInForce[]>,
	wanted: { entryId: string; verdictId: string; given: PendingVerdict[] }[]
): Replacement[] {
	return wanted.flatMap(({ entryId, verdictId, given }) => {
		const standing = inForce.get(entryId) ?? [];
		const old = standing.find(({ id }) => id === verdictId);
		const fresh = given.filter(
			({ judgeId }) => !standing.some((one) => one.judgeId === judgeId && one.id !== verdictId)
		);
		return old && fresh.length > 0 ? [{ entryId, old, given: fresh }] : [];
	});
}

interface Applied {
	contestId: string;
	/** The rejudging or the appeal. */
	setId: string;
	rubric: Criterion[];
	replacements: Replacement[];
	at: number;
}

/** Puts new verdicts in the place of old ones, each with its fact; the old ones stay on record. */
export async function replaceVerdicts(
	tx: Tx,
	{ contestId, setId, rubric, replacements, at }: Applied
): Promise<void> {
	const { verdict } = tx.t;
	for (const { entryId, old, given } of replacements) {
		for (const { judgeId, decision, reason, levels } of given) {
			const [last] = await tx
				.select({ position: max(verdict.position) })
				.from(verdict)
				.where(eq(verdict.entryId, entryId));
			const salt = randomBytes(16).toString('hex');
			const quality = juryQuality(rubric, [levels]);
			const { id: factId } = await recordFact(tx, {
				contestId,
				kind: 'verdict-given',
				subject: entryId,
				data: {
					judgeId,
					verdict: decision,
					...(decision === 'invalid' || quality === undefined ? {} : { jury: quality, levels }),
					...(reason ? { reasonHash: sha256Hex(salt + reason) } : {}),
					supersedes: old.factId,
					rejudging: setId
				},
				at
			});
			await tx.insert(verdict).values({
				id: newId(),
				position: Number(last?.position ?? 0) + 1,
				entryId,
				judgeId,
				decision,
				salt,
				reason,
				levels,
				factId,
				replaces: old.id,
				at
			});
		}
	}
}
