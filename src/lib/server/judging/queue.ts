import { and, count, eq, isNull } from 'drizzle-orm';
import type { ChallengeRules } from '#scoring';
import { isRanked } from '#scoring/rulebook/rounds.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { assignmentRuleOf } from './assignment-rule.ts';
import { verdictsInForce, type Decision } from './judged.ts';
import { readingIdsOf } from './reading.ts';

/** An entry as a judge finds it in the queue: nothing here leads to its team. */
export interface QueuedEntry {
	readingId: string;
	alias: string;
}

export interface ChallengeQueue {
	challenge: ChallengeRules;
	/** False once the round is final: verdicts stay as they are. */
	open: boolean;
	/** Those that this judge was given and has not judged, those with fewest verdicts first. */
	waiting: QueuedEntry[];
	/** This judge's verdicts in force, the newest first. */
	judged: (QueuedEntry & { decision: Decision; at: number })[];
	/** Presented templates that have no official runs to judge yet. */
	awaitingRuns: number;
}

interface Asking {
	contest: ContestInForce;
	judgeId: string;
	at: number;
}

/**
 * What a judge was given to judge and has judged, challenge by challenge. Everyone gets a first reader
 * before anyone gets a second; within that it is the order drawn for this judge when it was issued.
 * Gold entries come before all others of their challenge.
 */
export async function judgeQueue(
	query: Query,
	{ contest, judgeId, at }: Asking
): Promise<ChallengeQueue[]> {
	const given = await givenTo(query, { contestId: contest.id, judgeId });
	const entryIds = [...new Set(given.map(({ entryId }) => entryId))];
	const readingIds = await readingIdsOf(query, { entryIds });
	const verdicts = await verdictsInForce(query, { entryIds });
	const readers = ({ entryId }: Given) => verdicts.get(entryId)?.length ?? 0;
	const awaiting = await awaitingRuns(query, { contestId: contest.id });
	const own = (entryId: string) =>
		verdicts.get(entryId)?.find((verdict) => verdict.judgeId === judgeId);
	const queued = ({ entryId, alias }: Given) => ({
		readingId: readingIds.get(entryId) ?? '',
		alias
	});

	return contest.rulebook.rounds
		.flatMap(({ challenges }) => challenges)
		.filter((challenge) => isRanked(challenge))
		.map((challenge) => {
			const { state } = challengeInForce(contest, { challengeId: challenge.id, at });
			const here = given.filter(({ challengeId }) => challengeId === challenge.id);
			return {
				challenge,
				open: state.phase !== 'final',
				waiting: oncePerEntry(here.filter(({ how }) => how === null))
					.sort((a, b) => Number(isGold(b)) - Number(isGold(a)) || readers(a) - readers(b))
					.map(queued),
				judged: oncePerEntry(here.filter(({ how }) => how === 'done'))
					.flatMap((one) => {
						const verdict = isGold(one) ? one.beside : own(one.entryId);
						return verdict ? [{ ...queued(one), decision: verdict.decision, at: verdict.at }] : [];
					})
					.sort((a, b) => b.at - a.at),
				awaitingRuns: challenge.kind === 'template' ? (awaiting.get(challenge.id) ?? 0) : 0
			};
		});
}

type Given = Awaited<ReturnType<typeof givenTo>>[number];

async function givenTo(query: Query, whose: { contestId: string; judgeId: string }) {
	const { assignment, assignmentEnd, entry, team, pendingVerdict } = query.t;

	return query
		.select({
			entryId: assignment.entryId,
			challengeId: assignment.challengeId,
			alias: team.alias,
			purpose: assignment.purpose,
			how: assignmentEnd.how,
			beside: { decision: pendingVerdict.decision, at: pendingVerdict.at }
		})
		.from(assignment)
		.innerJoin(entry, eq(entry.id, assignment.entryId))
		.innerJoin(team, eq(team.id, entry.teamId))
		.leftJoin(assignmentEnd, eq(assignmentEnd.assignmentId, assignment.id))
		.leftJoin(pendingVerdict, eq(pendingVerdict.assignmentId, assignment.id))
		.where(and(eq(assignment.contestId, whose.contestId), eq(assignment.judgeId, whose.judgeId)))
		.orderBy(assignment.position);
}

const isGold = ({ purpose }: Given) => purpose === 'calibration';

/** A judge who has an entry for two reasons reads it once at a time. */
const oncePerEntry = (given: Given[]): Given[] => [
	...new Map(given.map((one) => [one.entryId, one])).values()
];

/** How many teams of each challenge presented something that the checks have not seen yet. */
async function awaitingRuns(query: Query, { contestId }: { contestId: string }) {
	const { entry, entryWithdrawal, checkRecord, baseline } = query.t;
	const rows = await query
		.select({ challengeId: entry.challengeId, teamId: entry.teamId, checkId: checkRecord.id })
		.from(entry)
		.leftJoin(entryWithdrawal, eq(entryWithdrawal.entryId, entry.id))
		.leftJoin(checkRecord, eq(checkRecord.entryId, entry.id))
		.leftJoin(baseline, eq(baseline.teamId, entry.teamId))
		.where(
			and(
				eq(entry.contestId, contestId),
				isNull(entryWithdrawal.at),
				isNull(checkRecord.id),
				isNull(baseline.teamId)
			)
		);
	const teams = new Map<string, Set<string>>();
	for (const { challengeId, teamId } of rows) {
		teams.set(challengeId, (teams.get(challengeId) ?? new Set()).add(teamId));
	}

	return new Map([...teams].map(([challengeId, { size }]) => [challengeId, size]));
}

/** The entry to judge after another one, or the first of all; `undefined` when none waits. */
export function nextInQueue(queue: ChallengeQueue[], after?: string): string | undefined {
	const waiting = queue
		.filter(({ open }) => open)
		.flatMap((challenge) => challenge.waiting.map(({ readingId }) => readingId));
	const place = after === undefined ? -1 : waiting.indexOf(after);

	return waiting[place + 1] ?? waiting.find((readingId) => readingId !== after);
}

/** Whether a judge has nothing because the organiser has not handed anything out yet. */
export async function isUnissued(
	query: Query,
	{ contest }: { contest: ContestInForce }
): Promise<boolean> {
	const { assignment } = query.t;
	const { automatic } = await assignmentRuleOf(query, { contestId: contest.id });
	if (automatic) return false;
	const [issued] = await query
		.select({ all: count() })
		.from(assignment)
		.where(eq(assignment.contestId, contest.id));

	return Number(issued?.all ?? 0) === 0;
}
