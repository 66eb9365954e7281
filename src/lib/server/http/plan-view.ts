import {
	naivePurchase,
	type ChallengeRules,
	type CheckOutcome,
	type Locale,
	type PlanSheet
} from '#scoring';
import { runTemplateChecks } from '#scoring/checks/run.ts';
import { purchaseCeiling } from '#scoring/plan/optimum.ts';
import { readPlan } from '#scoring/plan/read.ts';
import { planShareOf } from '#scoring/rulebook/rules-within.ts';
import { challengeMessages } from '#lib/i18n/catalogues/challenge.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { PlanSheetView } from '#lib/workbench/challenge-view.ts';
import { figuresOf } from '#lib/workbench/day.ts';
import type { PlanView } from '#lib/workbench/view.ts';
import type { TeamTurn } from '../entries/team-turns.ts';
import { checkView } from './check-view.ts';

/** The open sheets of a challenge that plans a day, in words and as days to draw. */
export function planSheets(challenge: ChallengeRules, locale: Locale): PlanSheetView[] {
	if (challenge.kind !== 'template') return [];
	const t = translator(challengeMessages, locale);

	return challenge.openSheets.map((sheet, index): PlanSheetView => {
		const { id, solarKw, fixedKw, limitKw, loads, naive } = sheet;
		return {
			id,
			name: t(index === 0 ? 'sheet.reference' : 'sheet', { number: index + 1 }),
			summary: t('sheet.summary', { ...boundsOf(sheet, challenge), limit: limitKw }),
			description: t('sheet.day', figuresOf(sheet)),
			facts: loads.map(({ title, powerKw, hours, from, to }, load) => ({
				name: title,
				value: t('sheet.load', { power: powerKw, hours, from, to, start: naive[load] ?? '' })
			})),
			solarKw,
			fixedKw,
			limitKw,
			loads
		};
	});
}

/** What the checker of official runs would say of a rehearsal that was written to its end. */
export function planView(
	turn: TeamTurn,
	challenge: ChallengeRules,
	locale: Locale
): PlanView | undefined {
	if (challenge.kind !== 'template' || turn.end?.outcome !== 'completed') return undefined;
	const sheet = challenge.openSheets.find(({ id }) => id === turn.sheetId);
	if (!sheet) return undefined;
	const t = translator(challengeMessages, locale);
	const reading = readPlan(turn.answer, sheet);
	const starts = reading.ok ? [...reading.plan] : undefined;
	const { answer, prompt: template } = turn;
	const { finishReason, completionTokens } = turn.end;
	const said = { answer, template, finishReason, completionTokens };
	const outcome = runTemplateChecks({ challenge, sheet, ...said });
	const kwh = purchaseIn(outcome);
	const hours = (start: number, length: number) =>
		t('plan.hours', { from: start, to: start + length });

	return {
		starts,
		facts: starts?.map((start, load) => ({
			name: sheet.loads[load]?.title ?? '',
			value: hours(start, sheet.loads[load]?.hours ?? 0)
		})),
		summary: kwh === undefined ? undefined : t('plan.buys', { kwh, ...boundsOf(sheet, challenge) }),
		check: checkView(outcome, turn.answer, locale)
	};
}

type TemplateRules = Extract<ChallengeRules, { kind: 'template' }>;

/** What the plan buys, wherever the outcome of its check stands. */
function purchaseIn({ params, parts = [] }: CheckOutcome): string | number | undefined {
	return params['purchaseKwh'] ?? parts.map(purchaseIn).find((kwh) => kwh !== undefined);
}

/** Whole kWh that the naive plan buys, and that a valid one may buy at most. */
function boundsOf(sheet: PlanSheet, challenge: TemplateRules) {
	const naive = naivePurchase(sheet);

	return { naive, most: purchaseCeiling(naive, planShareOf(challenge.checks)) };
}
