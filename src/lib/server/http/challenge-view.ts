import { naivePurchase, type ChallengeRules, type Locale, type PlanSheet } from '#scoring';
import { purchaseCeiling } from '#scoring/plan/optimum.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { ChallengeView, HomeSheetView, PlanSheetView } from '#lib/workbench/challenge-view.ts';
import type { ChallengeInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import { isOfficial } from '../gateway/begin.ts';

/** The public face of a challenge in one language: never its lexicon, its checks or hidden sheets. */
export function challengeView(
	ctx: Pick<Context, 'endpoint'>,
	{ challenge, round }: ChallengeInForce,
	locale: Locale
): ChallengeView {
	const { id, practice, kind, budget, limits } = challenge;
	const { parameters, simulated, system } = round.model;
	const official = isOfficial(ctx, round.model);

	return {
		id,
		title: text(challenge.title, locale),
		summary: text(challenge.summary, locale),
		statement: text(challenge.statement, locale),
		practice,
		kind,
		budget,
		limits,
		sheet: challenge.kind === 'conversation' ? homeSheet(challenge, locale) : undefined,
		openSheets: challenge.kind === 'template' ? planSheets(challenge) : [],
		round: { id: round.id, title: text(round.title, locale) },
		model: {
			title: official ? round.model.title : (ctx.endpoint.model ?? round.model.title),
			id: round.model.id,
			simulated: official ? simulated : ctx.endpoint.simulated,
			official,
			system,
			parameters: {
				temperature: parameters.temperature,
				top_p: parameters.top_p,
				seed: parameters.seed
			}
		}
	};
}

function homeSheet(
	{ sheet }: Extract<ChallengeRules, { kind: 'conversation' }>,
	locale: Locale
): HomeSheetView {
	return {
		title: text(sheet.title, locale),
		facts: sheet.facts.map(({ label, value }) => ({
			label: text(label, locale),
			value: text(value, locale)
		}))
	};
}

function planSheets({
	openSheets,
	checks
}: Extract<ChallengeRules, { kind: 'template' }>): PlanSheetView[] {
	const rule = checks.find((check) => check.kind === 'plan');
	const view = (sheet: PlanSheet): PlanSheetView => {
		const naiveKwh = naivePurchase(sheet);
		return { ...sheet, naiveKwh, maxKwh: purchaseCeiling(naiveKwh, rule?.maxShareOfNaive ?? '1') };
	};

	return openSheets.map(view);
}
