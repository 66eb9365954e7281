import type { ChallengeRules, Locale } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import { decimal, inline, integer, wattHours } from '#lib/format.ts';
import { challengeMessages } from '#lib/i18n/catalogues/challenge.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { ChallengeView } from '#lib/workbench/challenge-view.ts';
import type { NamedFact } from '#lib/workbench/view.ts';
import type { ChallengeInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import { isOfficial } from '../gateway/begin.ts';
import { alignmentView } from './alignment-view.ts';
import { planSheets } from './plan-view.ts';

/** The public face of a challenge in one language: never its lexicon, its checks or hidden sheets. */
export function challengeView(
	ctx: Pick<Context, 'endpoint'>,
	inForce: ChallengeInForce,
	locale: Locale
): ChallengeView {
	const { challenge, round } = inForce;
	const { id, practice, kind, budget, limits } = challenge;
	const official = isOfficial(ctx, round.model);
	const model = official ? round.model.title : (ctx.endpoint.model ?? round.model.title);
	const t = translator(challengeMessages, locale);

	return {
		id,
		title: text(challenge.title, locale),
		summary: text(challenge.summary, locale),
		statement: text(challenge.statement, locale),
		practice,
		kind,
		budget,
		limits,
		sheet: homeSheet(challenge, locale),
		openSheets: planSheets(challenge, locale),
		alignment: alignmentView(challenge, locale),
		conditions: conditions(inForce, { model, locale }),
		round: { id: round.id, title: text(round.title, locale) },
		answeredBy: ctx.endpoint.simulated ? t('answeredBy.simulated') : model
	};
}

type Fact = [key: keyof typeof challengeMessages.source, value: string];

function conditions(
	{ challenge, round }: ChallengeInForce,
	{ model, locale }: { model: string; locale: Locale }
): NamedFact[] {
	const t = translator(challengeMessages, locale);
	const { budget, limits, kind } = challenge;
	const { parameters, system } = round.model;
	const isTemplate = kind === 'template';
	const count = (amount: number) => integer(amount, locale);
	const sampling = [parameters.temperature, parameters.top_p].map((n) => decimal(n, locale));
	const turns: Fact | undefined =
		'turns' in limits ? ['conditions.turns', count(limits.turns)] : undefined;
	const facts: Fact[] = [
		[`conditions.${isTemplate ? 'rehearsals' : 'interactions'}`, count(budget.interactions)],
		...(turns === undefined ? [] : [turns]),
		['conditions.tokens', count(budget.tokens)],
		['conditions.energy', inline(wattHours(budget.energyNwh, locale))],
		['conditions.pace', count(budget.callsPerMinute)],
		['conditions.presentations', count(budget.presentations)],
		[`conditions.${isTemplate ? 'template' : 'prompt'}`, count(limits.promptTokens)],
		['conditions.answer', count(limits.answerTokens)],
		['conditions.model', model],
		['conditions.parameters', [...sampling, parameters.seed].join(' · ')],
		['conditions.system', system || t('conditions.noSystem')]
	];

	return facts.map(([key, value]) => ({ name: t(key), value }));
}

function homeSheet(challenge: ChallengeRules, locale: Locale): ChallengeView['sheet'] {
	if (challenge.kind !== 'conversation') return undefined;
	const { title, facts } = challenge.sheet;

	return {
		title: text(title, locale),
		facts: facts.map(({ label, value }) => ({
			name: text(label, locale),
			value: text(value, locale)
		}))
	};
}
