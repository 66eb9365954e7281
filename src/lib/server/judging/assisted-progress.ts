import { and, eq, inArray } from 'drizzle-orm';
import { isRanked } from '#scoring/rulebook/rounds.ts';
import { Refusal } from '#lib/refusal.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { entriesOf } from '../entries/standing.ts';
import { ceilingOf } from '../gateway/ceiling.ts';
import { PASSES } from './assisted-key.ts';
import { isJudgeable } from './reading.ts';

export interface Assistable {
	contest: ContestInForce;
	challengeId: string;
}

/** The most that one answer may be. */
export const MOST_ANSWER = 1200;

/** How far a challenge's readings are, and what is left could take. */
export interface AssistedProgress {
	entries: number;
	/** Answers on record, of two for each entry. */
	done: number;
	expected: number;
	/** Of those that are missing, each with the whole context full; whole nanowatt-hours. */
	worstNwh: bigint;
	/** Of those on record. */
	spentNwh: bigint;
	going: boolean;
	stopped: boolean;
	/** Refusal code of what stopped the last attempt. */
	failure: string | undefined;
}

/** Under which the process knows that a challenge's readings are going on. */
export const assistedKey = ({ contest, challengeId }: Assistable) =>
	`assisted ${contest.id} ${challengeId}`;

/** How far a challenge's readings are. Refuses one without assisted reading. */
export async function assistedProgress(
	ctx: Context,
	assistable: Assistable
): Promise<AssistedProgress> {
	const { contest, challengeId } = assistable;
	const { round } = assistedInForce(assistable, ctx.now());
	const entries = await entriesToRead(ctx.db.read, assistable);
	const answers = await answersTo(
		ctx.db.read,
		entries.map(({ id }) => id)
	);
	const expected = entries.length * PASSES.length;
	const worst = ceilingOf(
		{ round },
		{
			promptTokens: round.model.contextTokens - MOST_ANSWER,
			sampling: { ...round.model.parameters, max_tokens: MOST_ANSWER }
		}
	);

	return {
		entries: entries.length,
		done: answers.length,
		expected,
		worstNwh: BigInt(expected - answers.length) * worst.energyNwh,
		spentNwh: answers.reduce((sum, { energyNwh }) => sum + energyNwh, 0n),
		going: ctx.officialRuns.isGoing(assistedKey(assistable)),
		stopped: await isStopped(ctx.db.read, { contestId: contest.id, challengeId }),
		failure: ctx.officialRuns.failureOf(assistedKey(assistable))?.code
	};
}

/** A challenge with assisted reading, and its round. Refuses any other. */
export function assistedInForce({ contest, challengeId }: Assistable, at: number) {
	const inForce = challengeInForce(contest, { challengeId, at });
	const { challenge } = inForce;
	if (!isRanked(challenge) || challenge.judging.assisted === undefined)
		throw new Refusal('unknown_challenge');

	return inForce;
}

/** Whether the organiser stopped a challenge's readings. */
export async function isStopped(query: Query, scope: { contestId: string; challengeId: string }) {
	const { assistedRound: row } = query.t;
	const [found] = await query
		.select({ stoppedAt: row.stoppedAt })
		.from(row)
		.where(and(eq(row.contestId, scope.contestId), eq(row.challengeId, scope.challengeId)));

	return found !== undefined && found.stoppedAt !== null;
}

/** Those that judges read. */
export async function entriesToRead(query: Query, { contest, challengeId }: Assistable) {
	return (await entriesOf(query, { contestId: contest.id, challengeId })).filter(isJudgeable);
}

/** Which readings of entries are on record. */
export async function answersTo(query: Query, entryIds: string[]) {
	const { assistedAnswer: answer } = query.t;
	const found = [];
	for (let from = 0; from < entryIds.length; from += 500) {
		const rows = await query
			.select({ entryId: answer.entryId, pass: answer.pass, energyNwh: answer.energyNwh })
			.from(answer)
			.where(inArray(answer.entryId, entryIds.slice(from, from + 500)));
		found.push(...rows);
	}

	return found;
}
