import {
	challengeOf,
	combineBoards,
	computeBoard,
	type CombinedBoard,
	type RoundRules
} from '#scoring';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { openMatters } from '../judging/open-matters.ts';
import { isOutdated } from './board-versions.ts';
import { boardFacts } from './facts.ts';
import { publishedBoard, type PublishedBoard } from './publish.ts';

/** How far a part is; in the order in which that is told, and only the last one lets it be combined. */
export const PART_STATES = [
	'early',
	'unpublished',
	'open',
	'outdated',
	'pending',
	'ready'
] as const;

/** One part of a ranking over several challenges. */
export interface PartState {
	challengeId: string;
	round: RoundRules;
	/** An exact fraction, as the rulebook writes it. */
	weight: string;
	state: (typeof PART_STATES)[number];
	/** Its newest published board. */
	published: PublishedBoard | undefined;
}

interface Moment {
	contest: ContestInForce;
	/** Facts of the ledger that an official board would count now. */
	seq: number;
	at: number;
}

/**
 * The parts of a contest's ranking over several challenges, in the rulebook's order; none where it has
 * no such ranking. A part is ready once its round has results, nothing of its judging is open, and its
 * newest board says what the record says and leaves nobody waiting.
 */
export async function partStates(query: Query, moment: Moment): Promise<PartState[]> {
	const { contest } = moment;
	const states: PartState[] = [];
	for (const { challenge: challengeId, weight } of contest.rulebook.combine?.parts ?? []) {
		const round = challengeOf(contest.rulebook, challengeId)?.round;
		if (!round) continue;
		const published = await publishedBoard(query, { contestId: contest.id, challengeId });
		const state = await stateOf(query, { ...moment, challengeId, published });
		states.push({ challengeId, round, weight, state, published });
	}

	return states;
}

async function stateOf(
	query: Query,
	{
		contest,
		seq,
		at,
		challengeId,
		published
	}: Moment & { challengeId: string; published: PublishedBoard | undefined }
): Promise<PartState['state']> {
	const { challenge, round, state } = challengeInForce(contest, { challengeId, at });
	if (state.phase !== 'results' && state.phase !== 'final') return 'early';
	if (!published) return 'unpublished';
	if ((await openMatters(query, { contest, challengeId })).length > 0) return 'open';
	const scope = { contest, round, challenge, standing: 'official' as const, seq, at };
	if (isOutdated(published, computeBoard(await boardFacts(query, scope)))) return 'outdated';

	return published.board.rows.some(({ unplaced }) => unplaced === 'pending') ? 'pending' : 'ready';
}

/**
 * The ranking over the newest boards of its parts; undefined while one of them was never published, or
 * was published under rules that gave other points.
 */
export function combinedOf(
	{ slug, version, hash, rulebook: { combine } }: ContestInForce,
	{ parts, at }: { parts: readonly PartState[]; at: number }
): CombinedBoard | undefined {
	if (!combine || parts.length < combine.parts.length) return undefined;
	const boards = new Map<string, Pick<PublishedBoard, 'board' | 'hash'>>();
	for (const { challengeId, published } of parts) {
		if (published?.board.policy !== 'weighted') return undefined;
		boards.set(challengeId, published);
	}
	const profiles = new Set([...boards.values()].map(({ board }) => board.profileId));
	if (profiles.size > 1) return undefined;

	return combineBoards({ contest: slug, rulebook: { version, hash }, rules: combine, at, boards });
}
