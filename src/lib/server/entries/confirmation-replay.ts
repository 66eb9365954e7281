import { randomBytes } from 'node:crypto';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { isValid, type CheckOutcome, type ConversationChallenge, type RoundRules } from '#scoring';
import { runConversationChecks } from '#scoring/checks/run.ts';
import { endpointSaid } from '../budget/settle.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import { systemMessages } from '../challenges/messages.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import type { UserTurn } from './confirmation-candidates.ts';
import { askForOrganiser, type OrganiserAnswer } from './organiser-call.ts';

export interface Replay {
	contest: ContestInForce;
	challenge: ConversationChallenge;
	round: RoundRules;
	entryId: string;
	turns: readonly UserTurn[];
	/** From 0. */
	run: number;
	signal: AbortSignal;
}

/**
 * Replays a presented conversation once: the same user turns one after another, each with the answers
 * of this replay as its history, and the checks on the last one. All of it is recorded at once, or
 * nothing but that it began.
 */
export async function replayOnce(ctx: Context, replay: Replay): Promise<void> {
	const { entryId, run, signal } = replay;
	const attemptId = newId();
	await ctx.db.write((tx) =>
		tx.insert(tx.t.confirmationAttempt).values({
			id: attemptId,
			entryId,
			run,
			startedAt: ctx.now()
		})
	);
	try {
		const answers = await answersTo(ctx, replay);
		const outcomes = checksOf(replay, answers);
		await ctx.db.write(async (tx) => {
			const at = ctx.now();
			await recordReplay(tx, { ...replay, answers, outcomes, at });
			await endAttempt(tx, { attemptId, end: 'done', at });
		});
	} catch (cause) {
		const end = signal.aborted ? 'stopped' : 'failed';
		await ctx.db.write((tx) => endAttempt(tx, { attemptId, end, at: ctx.now() }));
		throw cause;
	}
}

/** Marks what an earlier process left open: it will be run again. */
export async function markInterrupted(
	tx: Tx,
	{ entryIds, at }: { entryIds: readonly string[]; at: number }
): Promise<void> {
	const { confirmationAttempt: attempt } = tx.t;
	for (const entryId of entryIds) {
		await tx
			.update(attempt)
			.set({ end: 'interrupted', endedAt: at })
			.where(and(eq(attempt.entryId, entryId), isNull(attempt.end)));
	}
}

async function endAttempt(
	tx: Tx,
	{ attemptId, end, at }: { attemptId: string; end: 'done' | 'failed' | 'stopped'; at: number }
) {
	const { confirmationAttempt: attempt } = tx.t;
	await tx.update(attempt).set({ end, endedAt: at }).where(eq(attempt.id, attemptId));
}

async function answersTo(
	ctx: Context,
	{ contest, challenge, round, turns, signal }: Replay
): Promise<OrganiserAnswer[]> {
	const messages: ChatMessage[] = systemMessages(challenge, round.model);
	const answers: OrganiserAnswer[] = [];
	for (const { prompt, maxTokens } of turns) {
		messages.push({ role: 'user', content: prompt });
		const sampling = { ...round.model.parameters, max_tokens: maxTokens };
		const answer = await askForOrganiser(ctx, {
			purpose: 'confirmation',
			contestId: contest.id,
			round,
			messages: [...messages],
			sampling,
			signal
		});
		answers.push(answer);
		messages.push({ role: 'assistant', content: answer.text });
	}

	return answers;
}

function checksOf(
	{ challenge, turns }: Replay,
	answers: readonly OrganiserAnswer[]
): CheckOutcome[] {
	const last = answers.at(-1);

	return runConversationChecks({
		challenge,
		answer: last?.text ?? '',
		finishReason: last?.finishReason,
		completionTokens: last?.completionTokens,
		prompts: turns.map(({ prompt }) => prompt),
		earlier: answers.slice(0, -1).map(({ text }) => text)
	});
}

interface Recorded extends Replay {
	answers: readonly OrganiserAnswer[];
	outcomes: CheckOutcome[];
	at: number;
}

async function recordReplay(tx: Tx, recorded: Recorded): Promise<void> {
	const { contest, round, entryId, run, answers, outcomes, at } = recorded;
	const { confirmationAnswer } = tx.t;
	const earlier = await tx
		.select()
		.from(confirmationAnswer)
		.where(eq(confirmationAnswer.entryId, entryId))
		.orderBy(asc(confirmationAnswer.run));
	// Another process may have done it in the meantime.
	if (earlier.some((one) => one.run === run)) return;

	const text = answers.at(-1)?.text;
	const sameAs = earlier.find(
		(one) => one.outcomes !== null && one.sameAs === null && one.answer === text
	)?.run;
	for (const [index, answer] of answers.entries()) {
		const isLast = index === answers.length - 1;
		const { promptTokens, cachedTokens, completionTokens, estimated, energyNwh } = answer;
		const usage = { promptTokens, cachedTokens, completionTokens, estimated };
		const salt = randomBytes(16).toString('hex');
		await tx.insert(confirmationAnswer).values({
			entryId,
			run,
			turn: index + 1,
			...usage,
			energyNwh,
			reportedModel: answer.model,
			finishReason: answer.finishReason,
			salt,
			answer: answer.text,
			outcomes: isLast ? outcomes : undefined,
			sameAs: isLast ? sameAs : undefined,
			at
		});
		await recordFact(tx, {
			contestId: contest.id,
			kind: 'official-run',
			subject: entryId,
			data: {
				purpose: 'confirmation',
				run,
				...(isLast ? {} : { turn: index + 1 }),
				profile: round.model.profile,
				...usage,
				energyNwh: Number(energyNwh),
				...endpointSaid({ reportedModel: answer.model, finishReason: answer.finishReason }),
				answerHash: sha256Hex(salt + answer.text),
				valid: isValid(outcomes),
				...(isLast && sameAs !== undefined ? { sameAs } : {})
			},
			at
		});
	}
}
