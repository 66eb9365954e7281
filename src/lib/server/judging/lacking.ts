import type { ChallengeRules } from '#scoring';
import { isRanked } from '#scoring/rulebook/rounds.ts';
import type { EntryToAssign } from '#scoring/assignment/assign.ts';
import { disagree } from '#scoring/assignment/disagreement.ts';
import { served } from '#scoring/assignment/served.ts';
import { compare } from '#scoring/exact/rational.ts';
import { majority } from '#scoring/ranking/jury.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import type { EntryOnRecord } from '../entries/standing.ts';
import type { Assignment } from './assignment.ts';
import { spentOn } from './cost.ts';
import type { VerdictInForce } from './judged.ts';
import { isJudgeable } from './reading.ts';

const JUDGES = 2;

/** How many judges read an entry of a challenge before they can disagree. */
export const judgesNeeded = ({ judging }: ChallengeRules): number => judging.judges ?? JUDGES;

/** Challenges whose entries judges read: those that are ranked and not final. */
export function judgedChallenges(contest: ContestInForce, at: number) {
	return contest.rulebook.rounds
		.flatMap(({ challenges }) => challenges)
		.filter((challenge) => isRanked(challenge))
		.filter((challenge) => challenge.kind !== 'alignment' || challenge.ranked === 'rubric')
		.map((challenge) => challengeInForce(contest, { challengeId: challenge.id, at }))
		.filter(({ state }) => state.phase !== 'final');
}

interface Asked {
	contest: ContestInForce;
	entries: EntryOnRecord[];
	verdicts: Map<string, VerdictInForce[]>;
	seed: string;
	at: number;
}

/** The entries that judges are to read: all, or from the close on the first n by cost and some more. */
export async function entriesToRead(
	query: Query,
	{ contest, entries, verdicts, seed, at }: Asked
): Promise<EntryOnRecord[]> {
	const found: EntryOnRecord[] = [];
	for (const { challenge, state } of judgedChallenges(contest, at)) {
		const here = entries.filter(
			(entry) => entry.challengeId === challenge.id && isJudgeable(entry)
		);
		if (challenge.judging.mode === 'all') found.push(...here);
		else if (state.phase === 'closed' || state.phase === 'results') {
			const entryIds = here.map(({ id }) => id);
			const spent = await spentOn(query, { contestId: contest.id, challenge, entryIds });
			const ranked = entryIds
				.filter((id) => majority(decisions(verdicts.get(id))) !== 'invalid')
				.flatMap((id) => ({ id, cost: spent.get(id)?.cost }))
				.flatMap(({ id, cost }) => (cost ? [{ id, cost }] : []))
				.sort((a, b) => compare(a.cost, b.cost) || (a.id < b.id ? -1 : 1))
				.map(({ id }) => id);
			const chosen = new Set(served(ranked, { n: challenge.judging.n, seed }));
			found.push(...here.filter(({ id }) => chosen.has(id)));
		}
	}

	return found;
}

/** What an entry lacks, and what the judges who get it get it for. */
export interface Lacking extends EntryToAssign {
	purpose: 'jury' | 'third';
}

/**
 * The judges whom an entry lacks: as many as the rules want, and one more where those differ by more
 * than the rules allow. Nobody gets an entry back that they had, nor one of a team in conflict.
 */
export function lackingOf({
	entry,
	challenge,
	had,
	verdicts,
	barred
}: {
	entry: EntryOnRecord;
	challenge: ChallengeRules;
	had: Assignment[];
	verdicts: VerdictInForce[];
	/** Judges in conflict with its team. */
	barred: string[];
}): Lacking {
	const panel = judgesNeeded(challenge);
	const open = had.filter(({ end }) => !end);
	const readers = new Set([...open, ...verdicts].map(({ judgeId }) => judgeId));
	const full = verdicts.length >= panel && disagree(verdicts, challenge.judging.apart);
	const over = had.filter(({ end }) => end && end.how !== 'withdrawn');

	return {
		id: entry.id,
		challengeId: entry.challengeId,
		purpose: readers.size >= panel ? 'third' : 'jury',
		needed: Math.max(0, panel + (full ? 1 : 0) - readers.size),
		barred: [...new Set([...readers, ...over.map(({ judgeId }) => judgeId), ...barred])]
	};
}

const decisions = (verdicts: VerdictInForce[] = []) => verdicts.map(({ decision }) => decision);
