import { asc, inArray } from 'drizzle-orm';
import type { Criterion } from '#scoring';
import { juryQuality, majority } from '#scoring/ranking/jury.ts';
import type { Query } from '../db/client.ts';

/** Whether an answer is logical. */
export type Decision = 'valid' | 'invalid';

export interface VerdictInForce {
	judgeId: string;
	decision: Decision;
	reason: string;
	/** Level 1–5 of each criterion; empty in a rejection. */
	levels: Record<string, number>;
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

	return new Map(
		[...inForce].map(([entryId, verdicts]) => {
			const levels = verdicts.filter(({ decision }) => decision === 'valid').map((v) => v.levels);
			return [
				entryId,
				{
					decision: majority(verdicts.map(({ decision }) => decision)),
					verdicts,
					jury: juryQuality(rubric, levels)
				}
			];
		})
	);
}

/** The verdicts in force on entries: each judge's last. */
export async function verdictsInForce(
	query: Query,
	{ entryIds }: { entryIds: string[] }
): Promise<Map<string, VerdictInForce[]>> {
	const { verdict } = query.t;
	const latest = new Map<string, Map<string, VerdictInForce>>();
	for (let from = 0; from < entryIds.length; from += 500) {
		const rows = await query
			.select()
			.from(verdict)
			.where(inArray(verdict.entryId, entryIds.slice(from, from + 500)))
			.orderBy(asc(verdict.position));
		for (const { entryId, judgeId, decision, reason, levels, at } of rows) {
			const judges = latest.get(entryId) ?? new Map<string, VerdictInForce>();
			judges.set(judgeId, { judgeId, decision, reason, levels, at });
			latest.set(entryId, judges);
		}
	}

	return new Map([...latest].map(([entryId, judges]) => [entryId, [...judges.values()]]));
}
