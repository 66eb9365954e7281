import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Query, Tx } from '../db/client.ts';
import { sha256Hex } from '../ledger/record.ts';

export interface AssignmentRule {
	/** Whether entries go to judges as they arrive, or when the organiser says so. */
	automatic: boolean;
	/** 32 hexadecimal digits; the same ones give the same assignment. */
	seed: string;
}

/** How a contest's entries are handed out: by themselves, unless the organiser wants to see first. */
export async function assignmentRuleOf(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<AssignmentRule> {
	const { assignmentRule } = query.t;
	const [row] = await query
		.select({ automatic: assignmentRule.automatic, seed: assignmentRule.seed })
		.from(assignmentRule)
		.where(eq(assignmentRule.contestId, contestId));

	return row ?? { automatic: true, seed: sha256Hex(`assignment ${contestId}`).slice(0, 32) };
}

/** Says how entries are handed out from now on; what was issued stays. */
export async function setAutomatic(
	tx: Tx,
	{ contestId, automatic }: { contestId: string; automatic: boolean }
): Promise<void> {
	const { seed } = await assignmentRuleOf(tx, { contestId });
	await keep(tx, { contestId, automatic, seed });
}

/** Draws another seed for what is not issued yet. */
export async function drawAgain(tx: Tx, { contestId }: { contestId: string }): Promise<void> {
	const { automatic } = await assignmentRuleOf(tx, { contestId });
	await keep(tx, { contestId, automatic, seed: randomBytes(16).toString('hex') });
}

async function keep(tx: Tx, rule: AssignmentRule & { contestId: string }) {
	const { assignmentRule } = tx.t;
	const { contestId: _, ...set } = rule;
	await tx
		.insert(assignmentRule)
		.values(rule)
		.onConflictDoUpdate({ target: assignmentRule.contestId, set });
}
