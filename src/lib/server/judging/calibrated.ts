import { and, eq } from 'drizzle-orm';
import { pairedDifference } from '#scoring/agreement/paired-difference.ts';
import type { Estimate } from '#scoring/agreement/severity.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';

/** How far a judge agrees with the keys of a challenge's gold entries. */
export interface JudgeCalibrated {
	challengeId: string;
	judgeId: string;
	/** Gold entries read, and those with the key's decision. */
	read: number;
	agreed: number;
	/** By criterion, the judge's level less the key's, where both say valid; absent with none. */
	criteria: { id: string; difference: Estimate | undefined }[];
}

/** Every judge's agreement with the keys, challenge by challenge; withdrawn marks do not count. */
export async function calibratedJudges(
	query: Query,
	{ contest }: { contest: ContestInForce }
): Promise<JudgeCalibrated[]> {
	const { assignment, pendingVerdict, goldEntry, goldWithdrawal } = query.t;
	const rows = await query
		.select({
			judgeId: assignment.judgeId,
			said: pendingVerdict,
			key: goldEntry,
			withdrawnAt: goldWithdrawal.at
		})
		.from(pendingVerdict)
		.innerJoin(assignment, eq(assignment.id, pendingVerdict.assignmentId))
		.innerJoin(goldEntry, eq(goldEntry.id, assignment.setId))
		.leftJoin(goldWithdrawal, eq(goldWithdrawal.goldEntryId, goldEntry.id))
		.where(and(eq(assignment.contestId, contest.id), eq(assignment.purpose, 'calibration')))
		.orderBy(assignment.judgeId, goldEntry.id);
	const standing = rows.filter(({ withdrawnAt }) => withdrawnAt === null);

	return contest.rulebook.rounds
		.flatMap(({ challenges }) => challenges)
		.flatMap(({ id: challengeId, rubric }) => {
			const here = standing.filter(({ key }) => key.challengeId === challengeId);
			return [...Map.groupBy(here, ({ judgeId }) => judgeId)].map(([judgeId, own]) => ({
				challengeId,
				judgeId,
				read: own.length,
				agreed: own.filter(({ said, key }) => said.decision === key.decision).length,
				criteria: rubric.map(({ id }) => {
					const differences = own.flatMap(({ said, key }) => {
						const [given, wanted] = [said.levels[id], key.levels[id]];
						return given === undefined || wanted === undefined ? [] : [given - wanted];
					});
					return {
						id,
						difference: differences.length > 0 ? pairedDifference(differences) : undefined
					};
				})
			}));
		});
}
