import { Refusal } from '#lib/refusal.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import { partOf } from '../contest/people.ts';
import type { Tx } from '../db/client.ts';
import { assignmentFor, type Assignment } from './assignment.ts';
import { refuseUnreadable } from './calibration.ts';
import { handOut } from './hand-out.ts';
import type { Decision } from './judged.ts';
import { pendVerdict } from './pending-verdict.ts';
import { keepRemark, type Remark } from './remark.ts';
import { giveVerdict } from './verdict.ts';
import { forgetDraft } from './verdict-draft.ts';

interface Delivered {
	contest: ContestInForce;
	entryId: string;
	judgeId: string;
	decision: Decision;
	reason: string;
	levels: Record<string, number>;
	remark: Remark;
	at: number;
}

/**
 * Saves what a judge says of an entry that is theirs to judge: the verdict, in force or kept beside
 * for a rejudging or an appeal, and the remark; the draft is done with. Where the judges of an entry
 * now differ too much, another one gets it. A verdict on a gold entry stays beside. Refuses whoever does not judge the contest and entries
 * that are not, or no longer, this judge's. Tells what the verdict was for, and the challenge whose board
 * it may move.
 */
export async function deliver(
	tx: Tx,
	delivered: Delivered
): Promise<Pick<Assignment, 'challengeId' | 'purpose'>> {
	const { contest, entryId, judgeId, remark, at, ...said } = delivered;
	const part = await partOf(tx, { contestId: contest.id, accountId: judgeId });
	if (part !== 'judge') throw new Refusal('not_staff');
	const assignment = await assignmentFor(tx, { contestId: contest.id, judgeId, entryId });
	if (!assignment) throw new Refusal('not_assigned');
	const { id: assignmentId, purpose, challengeId } = assignment;

	if (purpose === 'jury' || purpose === 'third') {
		await giveVerdict(tx, { contest, entryId, judgeId, ...said, at });
	} else {
		if (purpose === 'calibration') await refuseUnreadable(tx, { contest, assignment, at });
		await pendVerdict(tx, { assignment, ...said, at });
	}
	await keepRemark(tx, { assignmentId, ...remark, at });
	await forgetDraft(tx, { assignmentId });
	if (!assignment.end) {
		await tx.insert(tx.t.assignmentEnd).values({ assignmentId, how: 'done', at });
	}
	await handOut(tx, { contest, extent: { entryId }, at });

	return { challengeId, purpose };
}
