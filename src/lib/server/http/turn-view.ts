import { checkPlan, type ChallengeRules, type CheckOutcome } from '#scoring';
import { carbonGrams, profileById } from '#scoring/energy';
import { readPlan } from '#scoring/plan/read.ts';
import { REFUSAL_CODES } from '#lib/refusal.ts';
import type { CheckView, PlanView, TurnEndView, TurnView } from '#lib/workbench/view.ts';
import type { TurnEnd } from '../entries/conversation.ts';
import type { TeamTurn } from '../entries/team-turns.ts';
import type { LiveAnswers } from '../gateway/live.ts';

const MOST_EVIDENCE = 4;
const LONGEST_EVIDENCE = 140;

/** An interaction as its own team reads it, with what is being written of it now. */
export function turnView(
	turn: TeamTurn,
	{ challenge, live }: { challenge: ChallengeRules; live: Pick<LiveAnswers, 'get'> }
): TurnView {
	const { id, conversationId, parentId, sheetId, official, heldAt, prompt, end } = turn;

	return {
		id,
		conversationId,
		parentId,
		turn: turn.turn,
		prompt,
		answer: end ? turn.answer : (live.get(id)?.text ?? ''),
		sheetId,
		official,
		heldAt,
		end: end && endView(end, turn.profileId),
		plan: planView(turn, challenge)
	};
}

function endView(end: TurnEnd, profileId: string): TurnEndView {
	const profile = profileById(profileId);

	return {
		outcome: end.outcome,
		billed: end.billed,
		promptTokens: end.promptTokens,
		completionTokens: end.completionTokens,
		estimated: end.estimated,
		energyNwh: Number(end.energyNwh),
		gramsCO2e: profile ? carbonGrams(profile, end.energyNwh) : 0,
		finishReason: end.finishReason,
		fault: REFUSAL_CODES.find((code) => code === end.fault),
		endedAt: end.endedAt
	};
}

/** What the checker of official runs would say of a rehearsal that was written to its end. */
function planView(turn: TeamTurn, challenge: ChallengeRules): PlanView | undefined {
	if (challenge.kind !== 'template' || turn.end?.outcome !== 'completed') return undefined;
	const sheet = challenge.openSheets.find(({ id }) => id === turn.sheetId);
	const rule = challenge.checks.find((check) => check.kind === 'plan');
	if (!sheet || !rule) return undefined;
	const reading = readPlan(turn.answer, sheet);
	const check = checkView(checkPlan(turn.answer, sheet, rule.maxShareOfNaive), turn.answer);

	return { starts: reading.ok ? [...reading.plan] : undefined, check };
}

/** A check with the answer's words instead of places in it. */
export function checkView(outcome: CheckOutcome, answer: string): CheckView {
	const { kind, reason, params, evidence } = outcome;

	return {
		kind,
		outcome: outcome.outcome,
		reason,
		params,
		evidence: evidence.slice(0, MOST_EVIDENCE).map(({ start, end }) => {
			const words = answer.slice(start, end).replace(/\s+/g, ' ').trim();
			return words.length > LONGEST_EVIDENCE ? `${words.slice(0, LONGEST_EVIDENCE)}…` : words;
		})
	};
}
