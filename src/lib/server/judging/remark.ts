import { desc, eq } from 'drizzle-orm';
import type { Query, Tx } from '../db/client.ts';

/** What a judge may raise beside a verdict. */
export const FLAGS = ['unsafe', 'personal', 'injection', 'echo'] as const;
export type Flag = (typeof FLAGS)[number];

/** What a judge tells the organiser, and nobody else. */
export interface Remark {
	note: string;
	flags: Flag[];
}

export async function remarkOf(
	query: Query,
	{ assignmentId }: { assignmentId: string }
): Promise<Remark> {
	const { judgeRemark } = query.t;
	const [row] = await query
		.select({ note: judgeRemark.note, flags: judgeRemark.flags })
		.from(judgeRemark)
		.where(eq(judgeRemark.assignmentId, assignmentId));

	return row ?? { note: '', flags: [] };
}

/** Keeps the remark as it is said last; one that says nothing is none. */
export async function keepRemark(
	tx: Tx,
	{ assignmentId, note, flags, at }: Remark & { assignmentId: string; at: number }
): Promise<void> {
	const { judgeRemark } = tx.t;
	const said = { note: note.trim(), flags, at };
	if (said.note === '' && flags.length === 0) {
		await tx.delete(judgeRemark).where(eq(judgeRemark.assignmentId, assignmentId));
		return;
	}
	await tx
		.insert(judgeRemark)
		.values({ assignmentId, ...said })
		.onConflictDoUpdate({ target: judgeRemark.assignmentId, set: said });
}

/** Every remark of a contest, the newest first, for the organiser. */
export async function remarksOf(query: Query, { contestId }: { contestId: string }) {
	const { judgeRemark, assignment, entry, team, account } = query.t;

	return query
		.select({
			assignmentId: assignment.id,
			challengeId: assignment.challengeId,
			alias: team.alias,
			judge: account.name,
			note: judgeRemark.note,
			flags: judgeRemark.flags,
			at: judgeRemark.at
		})
		.from(judgeRemark)
		.innerJoin(assignment, eq(assignment.id, judgeRemark.assignmentId))
		.innerJoin(entry, eq(entry.id, assignment.entryId))
		.innerJoin(team, eq(team.id, entry.teamId))
		.innerJoin(account, eq(account.id, assignment.judgeId))
		.where(eq(assignment.contestId, contestId))
		.orderBy(desc(judgeRemark.at));
}
