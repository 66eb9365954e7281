import type { ChallengeRules } from '#scoring';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { entriesOf, type EntryOnRecord } from '../entries/standing.ts';
import { sha256Hex } from '../ledger/record.ts';
import { verdictsInForce, type Decision } from './judged.ts';
import { isJudgeable, readingIdsOf } from './reading.ts';

/** An entry as a judge finds it in the queue: nothing here leads to its team. */
export interface QueuedEntry {
	readingId: string;
	alias: string;
}

export interface ChallengeQueue {
	challenge: ChallengeRules;
	/** False once the round is final: verdicts stay as they are. */
	open: boolean;
	/** Those that this judge has not judged, those with fewest verdicts first. */
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
 * What a judge has to judge and has judged, challenge by challenge. The order is fixed for each judge
 * and says nothing about the entries: everyone gets a first reader before anyone gets a second, and
 * within that it is a draw.
 */
export async function judgeQueue(
	query: Query,
	{ contest, judgeId, at }: Asking
): Promise<ChallengeQueue[]> {
	const entries = await entriesOf(query, { contestId: contest.id });
	const judgeable = entries.filter(isJudgeable);
	const entryIds = judgeable.map(({ id }) => id);
	const verdicts = await verdictsInForce(query, { entryIds });
	const readingIds = await readingIdsOf(query, { entryIds });
	const ordered = judgeable
		.map(({ id, alias, challengeId }) => ({
			challengeId,
			queued: { readingId: readingIds.get(id) ?? '', alias },
			own: verdicts.get(id)?.find((verdict) => verdict.judgeId === judgeId),
			readers: verdicts.get(id)?.length ?? 0,
			draw: sha256Hex(`${judgeId} ${id}`)
		}))
		.sort((a, b) => a.readers - b.readers || (a.draw < b.draw ? -1 : 1));

	return contest.rulebook.rounds
		.flatMap(({ challenges }) => challenges)
		.filter(({ practice }) => !practice)
		.map((challenge) => {
			const { state } = challengeInForce(contest, { challengeId: challenge.id, at });
			const here = ordered.filter(({ challengeId }) => challengeId === challenge.id);
			return {
				challenge,
				open: state.phase !== 'final',
				waiting: here.filter(({ own }) => !own).map(({ queued }) => queued),
				judged: here
					.flatMap(({ queued, own }) =>
						own ? [{ ...queued, decision: own.decision, at: own.at }] : []
					)
					.sort((a, b) => b.at - a.at),
				awaitingRuns: entries.filter(awaitsRuns(challenge)).length
			};
		});
}

const awaitsRuns = (challenge: ChallengeRules) => (entry: EntryOnRecord) =>
	challenge.kind === 'template' &&
	entry.challengeId === challenge.id &&
	entry.counts &&
	!entry.checks;

/** The entry to judge after another one, or the first of all; `undefined` when none waits. */
export function nextInQueue(queue: ChallengeQueue[], after?: string): string | undefined {
	const waiting = queue
		.filter(({ open }) => open)
		.flatMap((challenge) => challenge.waiting.map(({ readingId }) => readingId));
	const place = after === undefined ? -1 : waiting.indexOf(after);

	return waiting[place + 1] ?? waiting.find((readingId) => readingId !== after);
}
