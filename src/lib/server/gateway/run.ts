import { Refusal } from '#lib/refusal.ts';
import type { BudgetRules } from '#scoring';
import { leftOf, spentOf } from '../budget/balance.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import type { Outcome, Sampling } from '../budget/schema.ts';
import { billOf, settle, type Bill } from '../budget/settle.ts';
import type { Context } from '../context.ts';
import { cacheSaltOf } from './cache-salt.ts';
import { Course } from './course.ts';
import type { Endpoint } from './endpoint.ts';
import { countsOf } from './counts.ts';
import type { LiveAnswer } from './live.ts';
import { usageFlags } from './usage-check.ts';

export interface AnswerToRun {
	live: LiveAnswer;
	contestId: string;
	messages: ChatMessage[];
	sampling: Sampling;
	/** The most that it can take. */
	ceiling: { tokens: number; energyNwh: bigint };
	/** The prompt's exact tokens, where they are known beforehand. */
	promptTokens: number | undefined;
	profileId: string;
	budget: BudgetRules;
	forgivenFaults: number;
	/** Refuses once the round has closed: what waits until then is released uncharged. */
	needOpen: () => Promise<void>;
}

/**
 * Waits for a place, follows the endpoint's answer to its end and settles, once, however it ends.
 * Never rejects.
 */
export async function runAnswer(ctx: Context, answer: AnswerToRun): Promise<void> {
	const { live } = answer;
	// Another may be set while it waits or is written: it ends with the one that it was held for.
	const { endpoint } = ctx;
	const course = new Course(live, answer.sampling.max_tokens);
	let release: (() => void) | undefined;
	try {
		release = await enterQueue(ctx, answer);
		await followEndpoint(ctx, endpoint, answer, course);
	} catch (cause) {
		// Whoever stopped it did so for a reason; a fault among them is the platform's.
		const { aborted, reason } = live.signal;
		if (!aborted) course.fault = asRefusal(ctx, cause);
		else if (reason instanceof Refusal) course.fault = reason;
	} finally {
		release?.();
		await settleAnswer(ctx, endpoint, answer, course).catch((cause: unknown) => {
			ctx.log.error({ err: cause, interaction: live.id }, 'an answer could not be settled');
			live.lose();
		});
		ctx.live.remove(live);
	}
}

async function enterQueue(ctx: Context, { live, contestId, ceiling, needOpen }: AnswerToRun) {
	// A clock may be set back; a wait goes on.
	const since = performance.now();
	let waits = false;
	const release = await ctx.queue.enter({
		teamId: live.teamId,
		contestId,
		costNwh: Number(ceiling.energyNwh),
		signal: live.signal,
		told: (position) => {
			waits = true;
			live.wait(position);
		}
	});
	if (!waits) return release;
	live.called(Math.round(performance.now() - since));
	try {
		await needOpen();
	} catch (cause) {
		release();
		throw cause;
	}

	return release;
}

async function followEndpoint(
	ctx: Context,
	endpoint: Endpoint,
	answer: AnswerToRun,
	course: Course
) {
	const { live, messages, sampling } = answer;
	// Whoever left before the endpoint was called leaves for nothing.
	live.signal.throwIfAborted();
	const deadline = setTimeout(
		() => live.giveUp(new Refusal('endpoint_timeout')),
		ctx.settings.ENDPOINT_WHOLE_SECONDS * 1000
	);
	try {
		course.calledAt = ctx.now();
		await endpoint.stream(
			live.model,
			{
				messages,
				sampling,
				cacheSalt: cacheSaltOf(live.teamId),
				signal: live.signal,
				flow: live.flow,
				sent: () => {
					course.sent = true;
				}
			},
			(events) => course.hear(events, ctx.now())
		);
		// A clean end without a reason to end is an answer cut short.
		if (!course.finishReason) throw new Refusal('endpoint_error');
	} catch (cause) {
		// Whatever broke after the endpoint had ended its answer broke nothing of it.
		if (!course.finishReason || live.signal.aborted) throw cause;
	} finally {
		clearTimeout(deadline);
	}
}

async function settleAnswer(ctx: Context, endpoint: Endpoint, answer: AnswerToRun, course: Course) {
	const { live, budget, forgivenFaults, messages, ceiling, sampling } = answer;
	const outcome = outcomeOf(live, course);
	const called = outcome !== 'released';
	const counts = await countsOf(endpoint, answer, { ...course, called, outcome });
	const flags = usageFlags({
		...course,
		text: live.text,
		most: sampling.max_tokens,
		promptCeiling: ceiling.tokens - sampling.max_tokens,
		askedModel: live.model,
		reportedModel: course.model
	});
	const { bill, left } = await patiently(ctx, async () => {
		const { value, lasting } = await ctx.db.book(async (tx) => {
			const settled = await settle(tx, {
				interactionId: live.id,
				held: {
					contestId: answer.contestId,
					teamId: live.teamId,
					challengeId: live.challengeId,
					profileId: answer.profileId,
					holdTokens: ceiling.tokens,
					holdEnergyNwh: ceiling.energyNwh
				},
				outcome,
				...counts,
				messages,
				answer: live.text,
				finishReason: course.finishReason,
				fault: course.fault?.code,
				reportedModel: course.model,
				fingerprint: course.fingerprint,
				rawUsage: course.rawUsage,
				flags,
				calledAt: course.calledAt,
				firstTokenAt: course.firstTokenAt,
				forgivenFaults,
				at: ctx.now()
			});
			// Settled before: by an attempt whose success was not heard of.
			const { bill, spent } = settled ?? {
				bill: await billOf(tx, { interactionId: live.id }),
				spent: await spentOf(tx, live)
			};
			return { bill, left: leftOf(budget, spent) };
		});
		await lasting;

		return value;
	});
	// A cut that looked like a clean end would be believed.
	const fault = live.interrupted ? new Refusal('shutting_down') : course.fault;
	live.finish({ bill, left, finishReason: course.finishReason, fault });
	logEnd(ctx, live, bill, course);
	ctx.metrics.settled({
		bill,
		queueMs: live.queueMs,
		calledAt: course.calledAt,
		firstTokenAt: course.firstTokenAt,
		endedAt: ctx.now(),
		fault: course.fault?.code,
		flags
	});
}

function outcomeOf(live: LiveAnswer, { calledAt, sent, fault, finishReason }: Course): Outcome {
	const called = calledAt !== undefined;
	if (fault) return called ? 'failed' : 'released';
	if (live.interrupted) return called ? 'interrupted' : 'released';
	if (finishReason) return 'completed';

	return sent ? 'aborted' : 'released';
}

function asRefusal(ctx: Context, cause: unknown): Refusal {
	if (cause instanceof Refusal) return cause;
	ctx.log.error({ err: cause }, 'unexpected error while following the endpoint');

	return new Refusal('endpoint_error');
}

const PATIENCE_MS = [50, 200, 1000, 2000, 5000];
const LONGEST_WAIT_MS = 15_000;

/**
 * A settlement is waited for as long as the site runs: a database that a backup holds, or whose disk is
 * full, comes back, and until then the team's hold stands.
 */
export async function patiently<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
	for (let attempt = 0; ; attempt++) {
		try {
			return await work();
		} catch (cause) {
			const wait = PATIENCE_MS[attempt];
			if (wait === undefined && ctx.live.closed) throw cause;
			ctx.log.warn({ err: cause, attempt }, 'a settlement waits for the database');
			await new Promise((resolve) => setTimeout(resolve, wait ?? LONGEST_WAIT_MS));
		}
	}
}

/** Never a word of what was said. */
function logEnd(ctx: Context, live: LiveAnswer, bill: Bill, { fault }: Course) {
	ctx.log.info(
		{
			interaction: live.id,
			outcome: bill.outcome,
			billed: bill.billed,
			promptTokens: bill.promptTokens,
			completionTokens: bill.completionTokens,
			fault: fault?.code
		},
		'interaction settled'
	);
}
