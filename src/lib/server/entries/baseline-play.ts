import { eq } from 'drizzle-orm';
import {
	detectLanguage,
	isValid,
	type CheckOutcome,
	type ConversationChallenge,
	type RoundRules
} from '#scoring';
import { runConversationChecks } from '#scoring/checks/run.ts';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import { systemMessages } from '../challenges/messages.ts';
import { contestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import { recordFact } from '../ledger/record.ts';
import {
	baselineInForce,
	baselinesInForce,
	insertBaselineEntry,
	type BaselineScope
} from './baseline.ts';
import { recordBaselineTurn, type Baseline } from './baseline-turn.ts';
import { fewAtATime } from './missing-runs.ts';
import { needOwnModel } from './official-runs.ts';
import { askForOrganiser } from './organiser-call.ts';
import { recordChecks } from './record-checks.ts';
import { teamTurns, type TeamTurn } from './team-turns.ts';

/** Under which the process knows that a challenge's references are being played. */
export const baselineKey = ({ contest, challengeId }: BaselineScope) =>
	`baselines ${contest.id} ${challengeId}`;

/**
 * Starts to play the conversations of a challenge's references that were not played to their end, on
 * the organiser's account; `presented` is called after each that was. Each answer is recorded as it
 * comes, so that a crash costs one. Refuses before the opening and once the results are final, and
 * another model than the rulebook's.
 */
export function playBaselines(
	ctx: Context,
	scope: BaselineScope,
	presented: () => Promise<void>
): void {
	const { challenge, round } = baselineInForce(scope, ctx.now());
	if (challenge.kind !== 'conversation') return;
	needOwnModel(ctx, round);
	ctx.officialRuns.start(baselineKey(scope), async (signal) => {
		const tried = new Set<string>();
		try {
			for (;;) {
				const waiting = (await unplayed(ctx, scope)).filter(({ teamId }) => !tried.has(teamId));
				if (waiting.length === 0 || signal.aborted) return;
				for (const { teamId } of waiting) tried.add(teamId);
				await fewAtATime(waiting, signal, async (row) => {
					await playOne(ctx, { ...scope, row, signal });
					await presented();
				});
			}
		} catch (cause) {
			if (!(cause instanceof Refusal)) ctx.log.error({ err: cause }, 'the references failed');
			throw cause;
		}
	});
}

/** `playBaselines`, asked for by a person after a fault or a crash. */
export async function resumeBaselines(
	ctx: Context,
	scope: BaselineScope,
	{ byAccountId, presented }: { byAccountId: string; presented: () => Promise<void> }
): Promise<void> {
	playBaselines(ctx, scope, presented);
	const act = { contestId: scope.contest.id, byAccountId, subject: scope.challengeId };
	await ctx.db.write((tx) => recordAct(tx, { ...act, act: 'baseline.resumed', at: ctx.now() }));
}

async function unplayed(
	ctx: Context,
	{ contest, challengeId }: BaselineScope
): Promise<Baseline[]> {
	const rows = await baselinesInForce(ctx.db.read, { contestId: contest.id });

	// One whose words were erased has nothing to ask.
	return rows.filter(
		({ written, ...row }) =>
			row.challengeId === challengeId &&
			row.entryId === null &&
			'prompts' in written &&
			written.prompts.length > 0
	);
}

type Playing = BaselineScope & { row: Baseline; signal: AbortSignal };

/** The rules as they are now: a long run may outlive what it began under. */
async function conversationNow(ctx: Context, { contest, challengeId }: BaselineScope) {
	const current = await contestInForce(ctx.db.read, { slug: contest.slug });
	const { challenge, round } = baselineInForce({ contest: current, challengeId }, ctx.now());
	if (challenge.kind !== 'conversation') throw new Refusal('unknown_challenge');

	return { challenge, round };
}

async function playOne(ctx: Context, playing: Playing): Promise<void> {
	const { challengeId, row } = playing;
	const { teamId, written } = row;
	const prompts = 'prompts' in written ? written.prompts : [];
	for (;;) {
		const { challenge, round } = await conversationNow(ctx, playing);
		const turns = await teamTurns(ctx.db.read, { teamId, challengeId });
		const prompt = prompts[turns.length];
		if (prompt === undefined) {
			await presentPlayed(ctx, { ...playing, challenge, turns });
			return;
		}
		await playTurn(ctx, { ...playing, challenge, round, turns, prompt });
	}
}

interface TurnToPlay extends Playing {
	challenge: ConversationChallenge;
	round: RoundRules;
	/** Those that were played, first turn first. */
	turns: TeamTurn[];
	prompt: string;
}

async function playTurn(ctx: Context, turn: TurnToPlay): Promise<void> {
	const { contest, challenge, round, turns, prompt, signal } = turn;
	const messages: ChatMessage[] = [
		...systemMessages(challenge, round.model),
		...turns.flatMap((one): ChatMessage[] => [
			{ role: 'user', content: one.prompt },
			{ role: 'assistant', content: one.answer }
		]),
		{ role: 'user', content: prompt }
	];
	const sampling = { ...round.model.parameters, max_tokens: challenge.limits.answerTokens };
	const asked = { messages, sampling, model: ctx.endpoint.model ?? round.model.id };
	const answer = await askForOrganiser(ctx, {
		purpose: 'baseline',
		contestId: contest.id,
		round,
		...asked,
		signal
	});
	await ctx.db.write((tx) => recordBaselineTurn(tx, { ...turn, ...asked, answer, at: ctx.now() }));
}

interface Played extends Playing {
	challenge: ConversationChallenge;
	turns: TeamTurn[];
}

function checksOf({ challenge, turns }: Played): CheckOutcome[] {
	const last = turns.at(-1);

	return runConversationChecks({
		challenge,
		answer: last?.answer ?? '',
		finishReason: last?.end?.finishReason,
		completionTokens: last?.end?.completionTokens,
		prompts: turns.map(({ prompt }) => prompt),
		earlier: turns.slice(0, -1).map(({ answer }) => answer)
	});
}

async function presentPlayed(ctx: Context, played: Played): Promise<void> {
	const { row, turns } = played;
	const { contestId, challengeId, teamId, byAccountId } = row;
	const last = turns.at(-1);
	if (!last) return;
	const outcomes = checksOf(played);
	await ctx.db.write(async (tx) => {
		const { baseline } = tx.t;
		const at = ctx.now();
		const [now] = await tx.select().from(baseline).where(eq(baseline.teamId, teamId));
		// It may have been withdrawn, or another process was faster.
		if (!now || now.entryId !== null || now.withdrawnAt !== null) return;
		const of = { teamId, contestId, challengeId, byAccountId };
		const entryId = await insertBaselineEntry(tx, { ...of, interactionId: last.id, at });
		await recordFact(tx, {
			contestId,
			kind: 'entry-presented',
			subject: entryId,
			data: {
				teamId,
				challenge: challengeId,
				language: detectLanguage(last.answer) ?? 'other',
				presented: {
					kind: 'conversation',
					conversationId: last.conversationId,
					interactionIds: turns.map(({ id }) => id)
				}
			},
			at
		});
		await recordChecks(tx, { contestId, entryId, passed: isValid(outcomes), outcomes, at });
	});
}
