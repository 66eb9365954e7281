import { and, eq, isNull } from 'drizzle-orm';
import type { ConversationChallenge, RoundRules } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { newId } from '../db/id.ts';
import {
	chosenEntries,
	confirmableEntries,
	conversationInForce,
	recordedRuns,
	userTurns,
	type Confirmable
} from './confirmation-candidates.ts';
import { markInterrupted, replayOnce } from './confirmation-replay.ts';
import { fewAtATime } from './missing-runs.ts';
import { needClosed, needOwnModel } from './official-runs.ts';

/** Under which the process knows that a challenge's replays are going on. */
export const confirmationKey = ({ contest, challengeId }: Confirmable) =>
	`confirmation ${contest.id} ${challengeId}`;

/**
 * Chooses entries for confirmation runs and starts to replay them. What is on record is not run again.
 * Refuses before the close, on another model than the rulebook's, and where no entry that was chosen
 * counts and passed its checks.
 */
export async function startConfirmation(
	ctx: Context,
	confirmable: Confirmable,
	{ entryIds, byAccountId }: { entryIds: readonly string[]; byAccountId: string }
): Promise<void> {
	const { contest, challengeId } = confirmable;
	const inForce = needReady(ctx, confirmable);
	const wanted = new Set(entryIds);
	const eligible = await confirmableEntries(ctx.db.read, confirmable);
	const chosen = eligible.filter(({ id }) => wanted.has(id));
	if (chosen.length === 0) throw new Refusal('candidates_needed');

	await ctx.db.write(async (tx) => {
		const { confirmationCandidate, confirmationSet } = tx.t;
		const set = { id: newId(), contestId: contest.id, challengeId, byAccountId };
		await tx.insert(confirmationSet).values({ ...set, startedAt: ctx.now() });
		await tx
			.insert(confirmationCandidate)
			.values(chosen.map(({ id }) => ({ entryId: id, setId: set.id })))
			.onConflictDoNothing();
		await recordAct(tx, {
			contestId: contest.id,
			byAccountId,
			act: 'confirmation.started',
			subject: challengeId,
			after: { entries: chosen.length },
			at: ctx.now()
		});
	});
	await goOn(ctx, { ...confirmable, ...inForce });
}

/** Takes up what was stopped, failed, or left open by a process that died. */
export async function resumeConfirmation(ctx: Context, confirmable: Confirmable): Promise<void> {
	const inForce = needReady(ctx, confirmable);
	await goOn(ctx, { ...confirmable, ...inForce });
}

/** No further replay begins, and those that have begun are given up: they will be run again. */
export async function stopConfirmation(ctx: Context, confirmable: Confirmable): Promise<void> {
	const { contest, challengeId } = confirmable;
	await ctx.db.write((tx) => {
		const { confirmationSet: set } = tx.t;
		return tx
			.update(set)
			.set({ stoppedAt: ctx.now() })
			.where(
				and(eq(set.contestId, contest.id), eq(set.challengeId, challengeId), isNull(set.stoppedAt))
			);
	});
	await ctx.officialRuns.halt(confirmationKey(confirmable));
}

/** Whether the organiser stopped the replays of a challenge. */
export async function isStopped(
	query: Query,
	{ contest, challengeId }: Confirmable
): Promise<boolean> {
	const { confirmationSet: set } = query.t;
	const sets = await query
		.select({ stoppedAt: set.stoppedAt })
		.from(set)
		.where(and(eq(set.contestId, contest.id), eq(set.challengeId, challengeId)));

	return sets.some(({ stoppedAt }) => stoppedAt !== null);
}

function needReady(ctx: Context, confirmable: Confirmable) {
	const { challenge, round, state } = conversationInForce(confirmable, ctx.now());
	needClosed(state);
	needOwnModel(ctx, round);

	return { challenge, round };
}

interface Work extends Confirmable {
	contest: ContestInForce;
	challenge: ConversationChallenge;
	round: RoundRules;
}

async function goOn(ctx: Context, work: Work): Promise<void> {
	const { contest, challengeId } = work;
	const key = confirmationKey(work);
	const chosen = (await chosenEntries(ctx.db.read, work)).map(({ id }) => id);
	await ctx.db.write(async (tx) => {
		const { confirmationSet: set } = tx.t;
		await tx
			.update(set)
			.set({ stoppedAt: null })
			.where(and(eq(set.contestId, contest.id), eq(set.challengeId, challengeId)));
		if (!ctx.officialRuns.isGoing(key)) {
			await markInterrupted(tx, { entryIds: chosen, at: ctx.now() });
		}
	});
	ctx.officialRuns.start(key, async (signal) => {
		try {
			await replayMissing(ctx, { ...work, signal });
		} catch (cause) {
			if (!(cause instanceof Refusal)) ctx.log.error({ err: cause }, 'the replays failed');
			throw cause;
		}
	});
}

/** Entry by entry; those that are chosen meanwhile get their turn too. */
async function replayMissing(ctx: Context, work: Work & { signal: AbortSignal }): Promise<void> {
	const { challenge, signal } = work;
	const tried = new Set<string>();
	for (;;) {
		const chosen = new Set((await chosenEntries(ctx.db.read, work)).map(({ id }) => id));
		const eligible = await confirmableEntries(ctx.db.read, work);
		const next = eligible.find(({ id }) => chosen.has(id) && !tried.has(id));
		if (!next) return;
		tried.add(next.id);
		const turns = await userTurns(ctx.db.read, next);
		if (turns.length === 0) continue;
		const recorded = await recordedRuns(ctx.db.read, { entryIds: [next.id] });
		const done = recorded.get(next.id) ?? new Set<number>();
		const missing = Array.from({ length: challenge.confirmation.runs }, (_, run) => run)
			.filter((run) => !done.has(run))
			.map((run) => ({ run }));
		await fewAtATime(missing, signal, async ({ run }) => {
			// Another process may have been told to stop.
			if (await isStopped(ctx.db.read, work)) return;
			await replayOnce(ctx, { ...work, entryId: next.id, turns, run });
		});
		if (signal.aborted) return;
	}
}
