import { asc, inArray } from 'drizzle-orm';
import type { Criterion } from '#scoring';
import { juryQuality, majority } from '#scoring/ranking/jury.ts';
import type { Query } from '../db/client.ts';

/** Whether an answer is logical. */
export type Decision = 'valid' | 'invalid';

export interface VerdictInForce {
	id: string;
	/** Its fact on the ledger. */
	factId: string;
	judgeId: string;
	decision: Decision;
	reason: string;
	/** Level 1–5 of each criterion; empty in a rejection. */
	levels: Record<string, number>;
	/** The verdict that a rejudging or an appeal put this one in the place of. */
	replaces?: string | undefined;
	at: number;
}

/** What the judges' verdicts in force come to. */
export interface JudgedEntry {
	/** Absent while nobody judged, or while as many judges say yes as no. */
	decision: Decision | undefined;
	verdicts: VerdictInForce[];
	/** Weighted mean of the criteria's medians, exact, (S − 1)/4; absent without a rubric. */
	jury: string | undefined;
}

/** What verdicts come to, entry by entry; an entry that nobody judged is absent. */
export async function judgedEntries(
	query: Query,
	{ entryIds, rubric }: { entryIds: string[]; rubric: Criterion[] }
): Promise<Map<string, JudgedEntry>> {
	const inForce = await verdictsInForce(query, { entryIds });

	return new Map([...inForce].map(([entryId, verdicts]) => [entryId, judgedBy(verdicts, rubric)]));
}

/** What verdicts in force on one entry come to. */
export function judgedBy(verdicts: VerdictInForce[], rubric: Criterion[]): JudgedEntry {
	const levels = verdicts.filter(({ decision }) => decision === 'valid').map((v) => v.levels);

	return {
		decision: majority(verdicts.map(({ decision }) => decision)),
		verdicts,
		jury: juryQuality(rubric, levels)
	};
}

type Replacing = { replaces: string | null };

/** The verdicts in force on entries: each judge's last, but for what a rejudging replaced. */
export async function verdictsInForce(
	query: Query,
	{ entryIds }: { entryIds: string[] }
): Promise<Map<string, VerdictInForce[]>> {
	const { verdict } = query.t;
	const given = new Map<string, (Omit<VerdictInForce, 'replaces'> & Replacing)[]>();
	for (let from = 0; from < entryIds.length; from += 500) {
		const rows = await query
			.select()
			.from(verdict)
			.where(inArray(verdict.entryId, entryIds.slice(from, from + 500)))
			.orderBy(asc(verdict.position));
		for (const { entryId, position: _, salt: _salt, ...row } of rows) {
			const known = given.get(entryId);
			if (known) known.push(row);
			else given.set(entryId, [row]);
		}
	}

	return new Map(
		[...given].map(([entryId, verdicts]) => {
			const replaced = new Set(verdicts.map(({ replaces }) => replaces));
			const standing = verdicts
				.filter(({ id }) => !replaced.has(id))
				.map(({ replaces, ...verdict }) => ({ ...verdict, replaces: replaces ?? undefined }));
			return [entryId, [...new Map(standing.map((one) => [one.judgeId, one])).values()]];
		})
	);
}
