import type { Locale } from '#scoring';
import { carbonGrams, profileById } from '#scoring/energy';
import { carbon, duration, inline, integer, milliwattHours } from '#lib/format.ts';
import { challengeMessages } from '#lib/i18n/catalogues/challenge.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { translator } from '#lib/i18n/translator.ts';
import { REFUSAL_CODES } from '#lib/refusal.ts';
import type { NamedFact, TurnEndView } from '#lib/workbench/view.ts';
import type { Turn, TurnEnd } from '../entries/conversation.ts';

type Ended = Pick<Turn, 'heldAt' | 'profileId' | 'official'> & { end: TurnEnd };

/** What an interaction came to, in words and figures. */
export function endView(turn: Ended, locale: Locale): TurnEndView {
	const { outcome, billed, energyNwh, promptTokens, completionTokens, estimated } = turn.end;
	const profile = profileById(turn.profileId);
	const gramsCO2e = profile ? carbonGrams(profile, energyNwh) : 0;
	const figures = figuresOf(turn, { gramsCO2e, locale });
	const [read = '', written = '', energy = ''] = figures.map(({ value }) => value);
	const isAnswer = outcome === 'completed' || outcome === 'aborted';
	const t = translator(challengeMessages, locale);

	return {
		outcome,
		billed,
		promptTokens,
		completionTokens,
		estimated,
		energyNwh: Number(energyNwh),
		gramsCO2e,
		figures,
		note: noteOf(turn, locale),
		spoken: isAnswer ? t('ending.received', { read, written, energy }) : t('ending.failed')
	};
}

function figuresOf(
	{ end, heldAt }: Ended,
	{ gramsCO2e, locale }: { gramsCO2e: number; locale: Locale }
): NamedFact[] {
	const t = translator(challengeMessages, locale);
	const about = end.estimated ? `${t('figures.approximate')} ` : '';
	const tokens = (count: number) => `${about}${integer(count, locale)} ${t('figures.tokens')}`;

	return [
		{ name: t('figures.read'), value: tokens(end.promptTokens) },
		{ name: t('figures.written'), value: tokens(end.completionTokens) },
		{ name: t('figures.energy'), value: inline(milliwattHours(end.energyNwh, locale)) },
		{ name: t('figures.carbon'), value: inline(carbon(gramsCO2e, locale)) },
		{ name: t('figures.time'), value: duration(end.endedAt - heldAt, locale) }
	];
}

function noteOf({ end, official }: Ended, locale: Locale): TurnEndView['note'] {
	const t = translator(challengeMessages, locale);
	const { outcome, fault, billed } = end;
	const code = REFUSAL_CODES.find((known) => known === fault);
	if (code && outcome !== 'completed') {
		// A fault is kept by its code alone; the one whose sentence asks for more is the close.
		const sentence = refusalSentence({ code, details: { phase: 'closed' } }, locale);
		return {
			tone: 'error',
			text: `${sentence} ${t(billed ? 'ending.charged' : 'ending.uncharged')}`
		};
	}
	if (outcome === 'failed') return { tone: 'error', text: t('ending.failed') };
	if (outcome !== 'completed') return { tone: 'warning', text: t(`ending.${outcome}`) };
	if (end.finishReason === 'length') return { tone: 'warning', text: t('ending.cut') };

	return official ? undefined : { tone: 'warning', text: t('ending.unofficial') };
}
