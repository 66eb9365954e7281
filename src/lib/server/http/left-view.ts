import { inline, integer, wattHours } from '#lib/format.ts';
import { challengeMessages } from '#lib/i18n/catalogues/challenge.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { EstimateView, LeftFigure, LeftView } from '#lib/workbench/view.ts';
import { leftOf, spentOf } from '../budget/balance.ts';
import { teamProgress } from '../entries/team-turns.ts';
import { estimate, type Estimating } from '../gateway/estimate.ts';
import type { TeamAtChallenge } from './own-team.ts';

type Counts = Omit<LeftView, 'at' | 'figures'>;

/** What a team has left on a challenge, as numbers and as the page shows it. */
export async function leftViewOf(at: TeamAtChallenge): Promise<LeftView> {
	const { ctx, challengeId, team, inForce } = at;
	const { budget } = inForce.challenge;
	const scope = { teamId: team.id, challengeId };
	const now = ctx.now();
	const left = leftOf(budget, await spentOf(ctx.db.read, scope));
	const { presented } = await teamProgress(ctx.db.read, scope);
	const counts = {
		...left,
		energyNwh: Number(left.energyNwh),
		presentations: Math.max(0, budget.presentations - presented)
	};

	return { at: now, ...counts, figures: figuresOf(at, counts) };
}

function figuresOf({ inForce: { challenge }, locale }: TeamAtChallenge, left: Counts) {
	const t = translator(challengeMessages, locale);
	const { budget, kind } = challenge;
	const figure = (
		name: keyof Counts,
		label: string,
		said: (amount: number) => string = (amount) => integer(amount, locale)
	): LeftFigure => ({
		value: said(left[name]),
		label,
		of: t('left.of', { total: said(budget[name]) }),
		left: left[name],
		whole: budget[name]
	});
	const calls = kind === 'template' ? 'left.rehearsals' : 'left.interactions';

	return [
		figure('interactions', t(calls, { count: left.interactions })),
		figure('tokens', t('left.tokens')),
		figure('energyNwh', t('left.energy'), (nwh) => inline(wattHours(nwh, locale))),
		figure('presentations', t('left.presentations', { count: left.presentations }))
	];
}

/** What a text would count as, with a warning where its hold is more than what is left. */
export async function estimateView(
	at: TeamAtChallenge,
	asked: Pick<Estimating, 'text' | 'after' | 'sheetId'>
): Promise<EstimateView> {
	const { ctx, contest, challengeId, team, locale } = at;
	const { hold, ...told } = await estimate(ctx, { contest, challengeId, team, ...asked });
	if (!hold) return told;
	const left = await leftViewOf(at);
	const energyNwh = Number(hold.energyNwh);
	const isTooMuch = hold.tokens > left.tokens || energyNwh > left.energyNwh;
	const watts = (nwh: number) => inline(wattHours(nwh, locale));
	const warning = translator(challengeMessages, locale)('tooMuch', {
		tokens: integer(hold.tokens, locale),
		energy: watts(energyNwh),
		leftTokens: integer(left.tokens, locale),
		leftEnergy: watts(left.energyNwh)
	});

	return { ...told, hold: { ...hold, energyNwh }, warning: isTooMuch ? warning : undefined };
}
