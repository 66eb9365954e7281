import { Refusal } from '#lib/refusal.ts';
import type { BudgetRules } from '#scoring';
import { leftOf, spentOf } from '../budget/balance.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import type { Outcome, Sampling } from '../budget/schema.ts';
import { settle, type Bill } from '../budget/settle.ts';
import type { Context } from '../context.ts';
import type { Usage } from './endpoint.ts';
import type { LiveAnswer } from './live.ts';
import { countText, estimatePrompt } from './token-count.ts';

export interface AnswerToRun {
	live: LiveAnswer;
	messages: ChatMessage[];
	sampling: Sampling;
	/** The prompt's exact tokens, where they are known beforehand. */
	promptTokens: number | undefined;
	budget: BudgetRules;
	forgivenFaults: number;
	/** When the round closes: what still waits then is released uncharged. */
	closesAt: number;
}

/** What is known of an answer while it is being written. */
interface Course {
	called: boolean;
	usage: Usage | undefined;
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
		finishReason: undefined,
		model: undefined,
		fingerprint: undefined,
		firstTokenAt: undefined,
		fault: undefined
	};
	let release: (() => void) | undefined;
	try {
		release = await ctx.queue.enter({ teamId: live.teamId, signal: live.signal });
		if (ctx.now() >= answer.closesAt) throw new Refusal('phase_closed', { phase: 'closed' });
		await followEndpoint(ctx, answer, course);
	} catch (cause) {
		if (!live.signal.aborted) course.fault = asRefusal(ctx, cause);
	} finally {
		release?.();
		await settleAnswer(ctx, answer, course).catch((cause: unknown) =>
			ctx.log.error({ err: cause, interaction: live.id }, 'an answer could not be settled')
		);
		ctx.live.remove(live);
	}
}

async function followEndpoint(ctx: Context, answer: AnswerToRun, course: Course) {
	const { live, messages, sampling } = answer;
	const late = new AbortController();
	const deadline = setTimeout(() => late.abort(), ctx.settings.ENDPOINT_WHOLE_SECONDS * 1000);
	try {
		course.called = true;
		const signal = AbortSignal.any([live.signal, late.signal]);
		for await (const event of ctx.endpoint.stream(live.model, { messages, sampling, signal })) {
			if (event.kind === 'text') {
				course.firstTokenAt ??= ctx.now();
				live.write(event.text);
			} else if (event.kind === 'usage') course.usage = event.usage;
			else if (event.kind === 'finish') course.finishReason = event.reason;
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
	const counts = await countsOf(ctx, answer, course);
	const bill = await patiently(() =>
		ctx.db.write((tx) =>
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
		)
	);
	if (!bill) return;
	const left = leftOf(budget, await spentOf(ctx.db.read, live));
	live.finish({ bill, left, finishReason: course.finishReason, fault: course.fault });
	logEnd(ctx, live, bill, course);
}

function outcomeOf(live: LiveAnswer, { called, fault, finishReason }: Course): Outcome {
	if (fault) return called ? 'failed' : 'released';
	if (live.interrupted) return called ? 'interrupted' : 'released';
	if (finishReason) return 'completed';

	return called ? 'aborted' : 'released';
}

/**
 * The endpoint's own counts where it gave them, running ones included. An answer that ended before
 * any is counted here and marked as estimated.
 */
async function countsOf(ctx: Context, answer: AnswerToRun, { called, usage, fault }: Course) {
	const { live, messages } = answer;
	if (usage) return { ...usage, estimated: false };
	const nothing = { promptTokens: 0, cachedTokens: 0, completionTokens: 0, estimated: false };
	if (!called || (fault && live.text === '')) return nothing;

	const counted = await countText(ctx.endpoint, live.model, live.text);
	const promptTokens = answer.promptTokens ?? (await estimatePrompt(messages));
	const estimated = answer.promptTokens === undefined || counted.estimated;

	return { promptTokens, cachedTokens: 0, completionTokens: counted.tokens, estimated };
}

function asRefusal(ctx: Context, cause: unknown): Refusal {
	if (cause instanceof Refusal) return cause;
	ctx.log.error({ err: cause }, 'unexpected error while following the endpoint');

	return new Refusal('endpoint_error');
}

const PATIENCE_MS = [50, 200, 1000, 5000, 15_000];

/** A settlement is worth waiting for: a database that a backup holds for seconds comes back. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
	for (const wait of PATIENCE_MS) {
		try {
			return await work();
		} catch {
			await new Promise((resolve) => setTimeout(resolve, wait));
		}
	}
	return work();
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
