import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Query } from '../db/client.ts';

/** What an assignment is for: the jury's reading, a third opinion, another panel's, or a gold entry's. */
export type Purpose = 'jury' | 'third' | 'rejudging' | 'appeal' | 'calibration';

/** How an assignment ended: by its verdict, or released for a reason. */
export type End = 'done' | 'absence' | 'refusal' | 'conflict' | 'identity' | 'withdrawn';

export interface Assignment {
	id: string;
	contestId: string;
	challengeId: string;
	entryId: string;
	judgeId: string;
	purpose: Purpose;
	/** The rejudging, the appeal or the gold entry that it belongs to. */
	setId: string | undefined;
	position: number;
	/** Absent while it waits for its verdict. */
	end: { how: End; at: number } | undefined;
}

interface Scope {
	contestId: string;
	judgeId?: string;
	entryId?: string;
	purposes?: Purpose[];
}

/** Assignments of a contest, each judge's in the order in which they are served. */
export async function assignmentsOf(query: Query, scope: Scope): Promise<Assignment[]> {
	const { assignment, assignmentEnd } = query.t;
	const { judgeId, entryId, purposes } = scope;
	const rows = await query
		.select({ assignment, how: assignmentEnd.how, endedAt: assignmentEnd.at })
		.from(assignment)
		.leftJoin(assignmentEnd, eq(assignmentEnd.assignmentId, assignment.id))
		.where(
			and(
				eq(assignment.contestId, scope.contestId),
				judgeId === undefined ? undefined : eq(assignment.judgeId, judgeId),
				entryId === undefined ? undefined : eq(assignment.entryId, entryId),
				purposes === undefined ? undefined : inArray(assignment.purpose, purposes)
			)
		)
		.orderBy(asc(assignment.judgeId), asc(assignment.position));

	return rows.map(({ assignment: { issuedAt: _, setId, ...row }, how, endedAt }) => ({
		...row,
		setId: setId ?? undefined,
		end: how === null || endedAt === null ? undefined : { how, at: endedAt }
	}));
}

/**
 * The assignment by which a judge reads an entry now: the first that waits, or the last that its
 * verdict or the team ended. Absent where it was never theirs, or went back to the organiser.
 */
export async function assignmentFor(
	query: Query,
	scope: { contestId: string; judgeId: string; entryId: string }
): Promise<Assignment | undefined> {
	const all = await assignmentsOf(query, scope);

	return (
		all.find(({ end }) => !end) ??
		all.findLast(({ end }) => end?.how === 'done') ??
		all.findLast(({ end }) => end?.how === 'withdrawn')
	);
}
