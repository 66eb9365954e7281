import { Refusal } from '#lib/refusal.ts';
import type { BudgetRules } from '#scoring';
import { leftOf, spentOf } from '../budget/balance.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import type { Outcome, Sampling } from '../budget/schema.ts';
import { billOf, settle, type Bill } from '../budget/settle.ts';
import type { Context } from '../context.ts';
import { countsOf } from './counts.ts';
import type { Usage } from './endpoint.ts';
import type { LiveAnswer } from './live.ts';

export interface AnswerToRun {
	live: LiveAnswer;
	messages: ChatMessage[];
	sampling: Sampling;
	/** The prompt's exact tokens, where they are known beforehand. */
	promptTokens: number | undefined;
	profileId: string;
	budget: BudgetRules;
	forgivenFaults: number;
	/** Refuses once the round has closed: what waits until then is released uncharged. */
	needOpen: () => Promise<void>;
}

/** Characters: no tokenizer has a longer token, so a longer answer is not what was asked for. */
const LONGEST_TOKEN = 256;

/** What is known of an answer while it is being written. */
interface Course {
	called: boolean;
	usage: Usage | undefined;
	/** Text came after the last usage, which therefore does not count it. */
	uncounted: boolean;
	finishReason: string | undefined;
	model: string | undefined;
	fingerprint: string | undefined;
	firstTokenAt: number | undefined;
	fault: Refusal | undefined;
}

/**
 * Waits for a place, follows the endpoint's answer to its end and settles, once, however it ends.
 * Never rejects.
 */
export async function runAnswer(ctx: Context, answer: AnswerToRun): Promise<void> {
	const { live } = answer;
	const course: Course = {
		called: false,
		usage: undefined,
		uncounted: false,
		finishReason: undefined,
		model: undefined,
		fingerprint: undefined,
		firstTokenAt: undefined,
		fault: undefined
	};
	let release: (() => void) | undefined;
	try {
		const waits = ctx.queue.full;
		release = await ctx.queue.enter({ teamId: live.teamId, signal: live.signal });
		if (waits) await answer.needOpen();
		await followEndpoint(ctx, answer, course);
	} catch (cause) {
		if (!live.signal.aborted) course.fault = asRefusal(ctx, cause);
	} finally {
		release?.();
		await settleAnswer(ctx, answer, course).catch((cause: unknown) => {
			ctx.log.error({ err: cause, interaction: live.id }, 'an answer could not be settled');
			live.lose();
		});
		ctx.live.remove(live);
	}
}

async function followEndpoint(ctx: Context, answer: AnswerToRun, course: Course) {
	const { live, messages, sampling } = answer;
	// Whoever left before the endpoint was called leaves for nothing.
	live.signal.throwIfAborted();
	const late = new AbortController();
	const deadline = setTimeout(() => late.abort(), ctx.settings.ENDPOINT_WHOLE_SECONDS * 1000);
	try {
		course.called = true;
		const signal = AbortSignal.any([live.signal, late.signal]);
		for await (const event of ctx.endpoint.stream(live.model, { messages, sampling, signal })) {
			if (event.kind === 'text') {
				course.firstTokenAt ??= ctx.now();
				if (live.text.length + event.text.length > sampling.max_tokens * LONGEST_TOKEN) {
					throw new Refusal('endpoint_error');
				}
				live.write(event.text);
				course.uncounted = true;
			} else if (event.kind === 'usage') {
				course.usage = event.usage;
				course.uncounted = false;
			} else if (event.kind === 'finish') course.finishReason = event.reason;
			else {
				course.model = event.model;
				course.fingerprint = event.fingerprint ?? course.fingerprint;
			}
		}
		// A clean end without a reason to end is an answer cut short.
		if (!course.finishReason) throw new Refusal('endpoint_error');
	} catch (cause) {
		throw late.signal.aborted ? new Refusal('endpoint_timeout') : cause;
	} finally {
		clearTimeout(deadline);
	}
}

async function settleAnswer(ctx: Context, answer: AnswerToRun, course: Course) {
	const { live, budget, forgivenFaults } = answer;
	const outcome = outcomeOf(live, course);
	const counts = await countsOf(ctx.endpoint, answer, { ...course, outcome });
	const { bill, left } = await patiently(ctx, async () => {
		const settled = await ctx.db.write((tx) =>
			settle(tx, {
				interactionId: live.id,
				outcome,
				...counts,
				answer: live.text,
				finishReason: course.finishReason,
				fault: course.fault?.code,
				reportedModel: course.model,
				fingerprint: course.fingerprint,
				firstTokenAt: course.firstTokenAt,
				forgivenFaults,
				at: ctx.now()
			})
		);
		// Settled before: by an attempt whose success was not heard of.
		const bill = settled ?? (await billOf(ctx.db.read, { interactionId: live.id }));
		return { bill, left: leftOf(budget, await spentOf(ctx.db.read, live)) };
	});
	// A cut that looked like a clean end would be believed.
	const fault = live.interrupted ? new Refusal('shutting_down') : course.fault;
	live.finish({ bill, left, finishReason: course.finishReason, fault });
	logEnd(ctx, live, bill, course);
}

function outcomeOf(live: LiveAnswer, { called, fault, finishReason }: Course): Outcome {
	if (fault) return called ? 'failed' : 'released';
	if (live.interrupted) return called ? 'interrupted' : 'released';
	if (finishReason) return 'completed';

	return called ? 'aborted' : 'released';
}

function asRefusal(ctx: Context, cause: unknown): Refusal {
	if (cause instanceof Refusal) return cause;
	ctx.log.error({ err: cause }, 'unexpected error while following the endpoint');

	return new Refusal('endpoint_error');
}

const PATIENCE_MS = [50, 200, 1000, 5000];
const LONGEST_WAIT_MS = 15_000;

/**
 * A settlement is waited for as long as the site runs: a database that a backup holds, or whose disk is
 * full, comes back, and until then the team's hold stands.
 */
async function patiently<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
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
