import { checkPlan, type ChallengeRules, type CheckOutcome, type Locale } from '#scoring';
import { readPlan } from '#scoring/plan/read.ts';
import { checkSentence, checkTitle } from '#lib/i18n/check-sentence.ts';
import type { CheckView, PlanView, TurnView } from '#lib/workbench/view.ts';
import type { TeamTurn } from '../entries/team-turns.ts';
import type { LiveAnswers } from '../gateway/live.ts';
import { endView } from './turn-end-view.ts';

const MOST_EVIDENCE = 4;
const LONGEST_EVIDENCE = 140;

interface Surroundings {
	challenge: ChallengeRules;
	live: Pick<LiveAnswers, 'get'>;
	locale: Locale;
}

/** An interaction as its own team reads it, with what is being written of it now. */
export function turnView(turn: TeamTurn, { challenge, live, locale }: Surroundings): TurnView {
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
		end: end && endView({ ...turn, end }, locale),
		plan: planView(turn, challenge, locale)
	};
}

/** What the checker of official runs would say of a rehearsal that was written to its end. */
function planView(turn: TeamTurn, challenge: ChallengeRules, locale: Locale): PlanView | undefined {
	if (challenge.kind !== 'template' || turn.end?.outcome !== 'completed') return undefined;
	const sheet = challenge.openSheets.find(({ id }) => id === turn.sheetId);
	const rule = challenge.checks.find((check) => check.kind === 'plan');
	if (!sheet || !rule) return undefined;
	const reading = readPlan(turn.answer, sheet);
	const outcome = checkPlan(turn.answer, sheet, rule.maxShareOfNaive);
	const bought = outcome.params['purchaseKwh'];

	return {
		starts: reading.ok ? [...reading.plan] : undefined,
		purchaseKwh: typeof bought === 'number' ? bought : undefined,
		check: checkView(outcome, turn.answer, locale)
	};
}

/** A check in words, with the answer's own instead of places in it. */
export function checkView(outcome: CheckOutcome, answer: string, locale: Locale): CheckView {
	const { kind, reason, evidence } = outcome;

	return {
		kind,
		outcome: outcome.outcome,
		reason,
		title: checkTitle(kind, locale),
		sentence: checkSentence(outcome, locale),
		evidence: evidence.slice(0, MOST_EVIDENCE).map(({ start, end }) => {
			const words = answer.slice(start, end).replace(/\s+/g, ' ').trim();
			return words.length > LONGEST_EVIDENCE ? `${words.slice(0, LONGEST_EVIDENCE)}…` : words;
		})
	};
}
