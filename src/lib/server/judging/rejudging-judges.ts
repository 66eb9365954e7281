import { and, eq, inArray, isNull } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query, Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { entriesOf } from '../entries/standing.ts';
import { sha256Hex } from '../ledger/record.ts';
import { assignmentsOf } from './assignment.ts';
import { conflictsOf } from './conflicts.ts';

/** An entry to be read anew. */
export interface Rereading {
	entryId: string;
	challengeId: string;
	/** How many read it; one where there are not so many, so that they cannot tie. */
	judges: number;
	/** Who reads it again where nobody else can. */
	otherwise?: string;
}

interface Asked {
	contest: ContestInForce;
	purpose: 'rejudging' | 'appeal';
	setId: string;
	readings: Rereading[];
	at: number;
}

/**
 * Hands entries to judges who neither judged them nor are about to, and are in no conflict with their
 * teams, those with the least to do first. Gives the assignments reading by reading. Refuses a reading that nobody
 * can do.
 */
export async function assignAnew(
	tx: Tx,
	{ contest, purpose, setId, readings, at }: Asked
): Promise<string[][]> {
	const contestId = contest.id;
	const { assignment, contestPerson } = tx.t;
	const people = await tx
		.select({ id: contestPerson.accountId })
		.from(contestPerson)
		.where(and(eq(contestPerson.contestId, contestId), eq(contestPerson.part, 'judge')));
	const issued = await assignmentsOf(tx, { contestId });
	const desks = people.map(({ id }) => {
		const own = issued.filter(({ judgeId }) => judgeId === id);
		return {
			id,
			open: own.filter(({ end }) => !end).length,
			position: own.reduce((last, one) => Math.max(last, one.position), 0)
		};
	});
	const conflicts = await conflictsOf(tx, { contestId });
	const entryIds = readings.map(({ entryId }) => entryId);
	const judgesOf = await everyJudgeOf(tx, { entryIds });
	const teamOf = new Map(
		(await entriesOf(tx, { contestId })).map(({ id, teamId }) => [id, teamId])
	);
	const taken = new Map<string, Set<string>>();
	const groups: string[][] = [];

	for (const { entryId, challengeId, judges, otherwise } of readings) {
		const had = issued.filter((one) => one.setId === setId && one.entryId === entryId);
		const barred = taken.get(entryId) ?? new Set(had.map(({ judgeId }) => judgeId));
		taken.set(entryId, barred);
		const reading = issued.filter(
			(one) => one.entryId === entryId && (!one.end || one.end.how === 'done')
		);
		const judged = new Set(judgesOf.get(entryId));
		for (const { judgeId } of reading) judged.add(judgeId);
		const free = desks
			.filter(({ id }) => !barred.has(id))
			.filter(({ id }) => !conflicts.get(id)?.has(teamOf.get(entryId) ?? ''))
			.map((desk) => ({ desk, draw: sha256Hex(`${setId} ${entryId} ${desk.id}`) }))
			.sort((a, b) => a.desk.open - b.desk.open || (a.draw < b.draw ? -1 : 1))
			.map(({ desk }) => desk);
		const others = free.filter(({ id }) => !judged.has(id));
		const chosen =
			others.length > 0
				? others.slice(0, others.length < judges ? 1 : judges)
				: free.filter(({ id }) => id === otherwise).slice(0, 1);
		if (chosen.length === 0) throw new Refusal('no_judge_free');

		const ids: string[] = [];
		for (const desk of chosen) {
			const id = newId();
			desk.open += 1;
			desk.position += 1;
			barred.add(desk.id);
			await tx.insert(assignment).values({
				id,
				contestId,
				challengeId,
				entryId,
				judgeId: desk.id,
				purpose,
				setId,
				position: desk.position,
				issuedAt: at
			});
			ids.push(id);
		}
		groups.push(ids);
	}

	return groups;
}

/** Whoever ever gave a verdict on each entry. */
async function everyJudgeOf(
	query: Query,
	{ entryIds }: { entryIds: string[] }
): Promise<Map<string, Set<string>>> {
	const { verdict } = query.t;
	const rows: { entryId: string; judgeId: string }[] = [];
	for (let from = 0; from < entryIds.length; from += 500) {
		const some = await query
			.selectDistinct({ entryId: verdict.entryId, judgeId: verdict.judgeId })
			.from(verdict)
			.where(inArray(verdict.entryId, entryIds.slice(from, from + 500)));
		rows.push(...some);
	}

	return new Map(
		[...Map.groupBy(rows, ({ entryId }) => entryId)].map(([entryId, ofEntry]) => [
			entryId,
			new Set(ofEntry.map(({ judgeId }) => judgeId))
		])
	);
}

/** Takes back what nobody has read yet of a rejudging or an appeal. */
export async function withdrawReadings(
	tx: Tx,
	{ setId, at }: { setId: string; at: number }
): Promise<void> {
	const { assignment, assignmentEnd } = tx.t;
	const open = await tx
		.select({ id: assignment.id })
		.from(assignment)
		.leftJoin(assignmentEnd, eq(assignmentEnd.assignmentId, assignment.id))
		.where(and(eq(assignment.setId, setId), isNull(assignmentEnd.how)));
	for (const { id } of open) {
		await tx.insert(assignmentEnd).values({ assignmentId: id, how: 'withdrawn', at });
	}
}
