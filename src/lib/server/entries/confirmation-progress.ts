import { asc, inArray } from 'drizzle-orm';
import { isValid } from '#scoring';
import { confirmationOf, type Confirmation } from '#scoring/ranking/confirmation.ts';
import type { Context } from '../context.ts';
import {
	chosenEntries,
	confirmableEntries,
	conversationInForce,
	type Confirmable
} from './confirmation-candidates.ts';
import { confirmationKey, isStopped } from './confirmation-runs.ts';

/** One replay as the organiser sees it. */
export interface ReplaySeen {
	run: number;
	valid: boolean;
	/** The first run that gave the same answer, byte for byte. */
	sameAs: number | undefined;
	/** Of all its answers, whole nanowatt-hours. */
	energyNwh: bigint;
	at: number;
}

export interface CandidateSeen {
	entryId: string;
	teamName: string;
	/** Whether it is still the entry that counts, and may have a place. */
	counts: boolean;
	runs: ReplaySeen[];
	/** Absent until all are done. */
	result: Confirmation | undefined;
	/** Replays that did not come to their end: they were, or will be, run again. */
	interrupted: number;
	failed: number;
}

export interface ConfirmationProgress {
	candidates: CandidateSeen[];
	done: number;
	expected: number;
	going: boolean;
	stopped: boolean;
	/** Refusal code of what stopped the last attempt. */
	failure: string | undefined;
}

/** How far the confirmation runs of a challenge are, entry by entry. */
export async function confirmationProgress(
	ctx: Context,
	confirmable: Confirmable
): Promise<ConfirmationProgress> {
	const { read } = ctx.db;
	const { challenge } = conversationInForce(confirmable, ctx.now());
	const chosen = await chosenEntries(read, confirmable);
	const eligible = new Set((await confirmableEntries(read, confirmable)).map(({ id }) => id));
	const ids = chosen.map(({ id }) => id);
	const going = ctx.officialRuns.isGoing(confirmationKey(confirmable));
	const answers = await answersOf(ctx, ids);
	const attempts = await attemptsOf(ctx, ids);
	const candidates = chosen.map(({ id, teamName }): CandidateSeen => {
		const own = answers.filter(({ entryId }) => entryId === id);
		const runs = [...Map.groupBy(own, ({ run }) => run)].map(([run, ofRun]): ReplaySeen => {
			const last = ofRun.find(({ outcomes }) => outcomes !== null);
			return {
				run,
				valid: isValid(last?.outcomes ?? []),
				sameAs: last?.sameAs ?? undefined,
				energyNwh: ofRun.reduce((sum, { energyNwh }) => sum + energyNwh, 0n),
				at: last?.at ?? 0
			};
		});
		const judged = runs.map(({ run, valid, sameAs }) => ({
			valid,
			repeated: sameAs !== undefined,
			estimated: own.some((one) => one.run === run && one.estimated)
		}));
		const ended = attempts.filter(({ entryId }) => entryId === id).map(({ end }) => end);
		return {
			entryId: id,
			teamName,
			counts: eligible.has(id),
			runs,
			result: confirmationOf(judged, challenge.confirmation),
			interrupted: ended.filter((end) => end === 'interrupted' || (end === null && !going)).length,
			failed: ended.filter((end) => end === 'failed').length
		};
	});
	const counting = candidates.filter(({ counts }) => counts);

	return {
		candidates,
		done: counting.reduce((sum, { runs }) => sum + runs.length, 0),
		expected: counting.length * challenge.confirmation.runs,
		going,
		stopped: await isStopped(read, confirmable),
		failure: ctx.officialRuns.failureOf(confirmationKey(confirmable))?.code
	};
}

async function answersOf(ctx: Context, entryIds: string[]) {
	const { confirmationAnswer: answer } = ctx.db.t;
	if (entryIds.length === 0) return [];

	return ctx.db.read
		.select({
			entryId: answer.entryId,
			run: answer.run,
			outcomes: answer.outcomes,
			sameAs: answer.sameAs,
			estimated: answer.estimated,
			energyNwh: answer.energyNwh,
			at: answer.at
		})
		.from(answer)
		.where(inArray(answer.entryId, entryIds))
		.orderBy(asc(answer.run), asc(answer.turn));
}

async function attemptsOf(ctx: Context, entryIds: string[]) {
	const { confirmationAttempt: attempt } = ctx.db.t;
	if (entryIds.length === 0) return [];

	return ctx.db.read
		.select({ entryId: attempt.entryId, end: attempt.end })
		.from(attempt)
		.where(inArray(attempt.entryId, entryIds));
}
