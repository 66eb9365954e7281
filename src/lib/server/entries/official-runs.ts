import { and, count, eq, inArray, isNull } from 'drizzle-orm';
import type { RoundRules, RoundState } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { isOfficial } from '../gateway/begin.ts';
import { hiddenSheets } from './hidden-sheets.ts';
import { runMissing, type Work } from './missing-runs.ts';
import { concludeRuns } from './official-run.ts';
import { entriesOf } from './standing.ts';

/** The runs on the organiser's account that this process is doing. What is done is in the database alone. */
export class OfficialRuns {
	private readonly going = new Map<string, { ended: Promise<void>; halting: AbortController }>();
	private readonly failures = new Map<string, Refusal>();
	private readonly stopping = new AbortController();

	isGoing(key: string): boolean {
		return this.going.has(key);
	}

	/** Why the last attempt ended before its time, if it did. */
	failureOf(key: string): Refusal | undefined {
		return this.failures.get(key);
	}

	/** Starts work that gives up once its signal aborts; a no-op while there is some under that key. */
	start(key: string, work: (signal: AbortSignal) => Promise<void>): void {
		if (this.going.has(key)) return;
		this.failures.delete(key);
		const halting = new AbortController();
		const ended = work(AbortSignal.any([this.stopping.signal, halting.signal]))
			.catch((cause: unknown) => {
				this.failures.set(key, cause instanceof Refusal ? cause : new Refusal('endpoint_error'));
			})
			.finally(() => this.going.delete(key));
		this.going.set(key, { ended, halting });
	}

	/** The same as `stop`, of one key alone; resolves once all has ended. */
	async halt(key: string): Promise<void> {
		const work = this.going.get(key);
		work?.halting.abort(new Error('stopped'));
		await work?.ended;
	}

	/** No further run begins, and those that have begun are given up: they will be run again. */
	stop(): void {
		this.stopping.abort(new Error('stopped'));
	}

	async ended(): Promise<void> {
		await Promise.all([...this.going.values()].map(({ ended }) => ended));
	}
}

interface Runs {
	contest: ContestInForce;
	challengeId: string;
}

export interface RunsProgress {
	done: number;
	expected: number;
	going: boolean;
	/** Refusal code of what stopped the last attempt. */
	failure: string | undefined;
}

const keyOf = ({ contest, challengeId }: Runs) => `${contest.id} ${challengeId}`;

/**
 * Starts, or goes on with, the official runs of a template challenge: every entry that counts, on
 * every hidden sheet, as often as the rulebook says, on the organiser's account. What is recorded is
 * not run again, so a crash costs one answer. Refuses before the close and while answers are open.
 */
export async function startOfficialRuns(ctx: Context, runs: Runs): Promise<void> {
	const { contest, challengeId } = runs;
	const { challenge, round, state } = challengeInForce(contest, { challengeId, at: ctx.now() });
	if (challenge.kind !== 'template') throw new Refusal('unknown_challenge');
	needClosed(state);
	needOwnModel(ctx, round);
	if (await hasOpenAnswers(ctx.db.read, { contestId: contest.id }))
		throw new Refusal('stream_open');

	const sheets = await hiddenSheets(ctx, { contestId: contest.id, challenge });
	ctx.officialRuns.start(keyOf(runs), async (signal) => {
		try {
			await runAll(ctx, { contest, challenge, round, sheets, signal });
		} catch (cause) {
			if (!(cause instanceof Refusal)) ctx.log.error({ err: cause }, 'the official runs failed');
			throw cause;
		}
	});
}

/** Refuses while teams can still present. */
export function needClosed({ phase }: RoundState): void {
	if (!['closed', 'results', 'final'].includes(phase)) throw new Refusal('phase_closed', { phase });
}

/** What is recorded is never run again, so another model's answers must not be. */
export function needOwnModel(ctx: Context, { model: expected }: RoundRules): void {
	if (isOfficial(ctx, expected)) return;
	const { model = expected.id } = ctx.endpoint;
	throw new Refusal('model_not_found', { model, expected: expected.id });
}

export async function runsProgress(ctx: Context, runs: Runs): Promise<RunsProgress> {
	const { contest, challengeId } = runs;
	const { challenge } = challengeInForce(contest, { challengeId, at: ctx.now() });
	if (challenge.kind !== 'template') throw new Refusal('unknown_challenge');
	const counting = await countingEntries(ctx.db.read, { contestId: contest.id, challengeId });
	const { officialRun } = ctx.db.t;
	const ids = counting.map(({ id }) => id);
	const [row] =
		ids.length === 0
			? []
			: await ctx.db.read
					.select({ done: count() })
					.from(officialRun)
					.where(inArray(officialRun.entryId, ids));

	return {
		done: row?.done ?? 0,
		expected: counting.length * challenge.hidden.sheets * challenge.hidden.runs,
		going: ctx.officialRuns.isGoing(keyOf(runs)),
		failure: ctx.officialRuns.failureOf(keyOf(runs))?.code
	};
}

async function runAll(ctx: Context, work: Work & { signal: AbortSignal }): Promise<void> {
	const { contest, challenge } = work;
	const scope = { contestId: contest.id, challengeId: challenge.id };
	for (const entry of await countingEntries(ctx.db.read, scope)) {
		if (entry.checks) continue;
		await runMissing(ctx, work, entry);
		if (work.signal.aborted) return;
		await concludeRuns(ctx, { contestId: contest.id, entryId: entry.id, challenge });
	}
}

async function countingEntries(query: Query, scope: { contestId: string; challengeId: string }) {
	const entries = await entriesOf(query, scope);

	return entries.filter(({ counts }) => counts);
}

async function hasOpenAnswers(query: Query, { contestId }: { contestId: string }) {
	const { interaction, settlement } = query.t;
	const open = await query
		.select({ id: interaction.id })
		.from(interaction)
		.leftJoin(settlement, eq(settlement.interactionId, interaction.id))
		.where(and(eq(interaction.contestId, contestId), isNull(settlement.interactionId)))
		.limit(1);

	return open.length > 0;
}
