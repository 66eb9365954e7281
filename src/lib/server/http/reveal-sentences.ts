import { decimal, energy, inline, place as placeWord } from '#lib/format.ts';
import { revealMessages } from '#lib/i18n/catalogues/reveal.ts';
import { translator } from '#lib/i18n/translator.ts';
import { parseRational, type BoardRow, type Locale } from '#scoring';
import type { Frame, Line } from '#scoring/reveal/ceremony.ts';
import type { Reveal } from '../leaderboard/reveal.ts';

/** What a row is ranked by, in words. */
export function figureOf({ score, costNwh }: BoardRow, locale: Locale): string {
	if (score !== undefined) {
		const { n, d } = parseRational(score);
		const points = decimal((Number(n) / Number(d)) * 100, locale, { digits: 1, fixed: true });
		return translator(revealMessages, locale)('figure.points', { points });
	}
	const { n, d } = parseRational(costNwh);

	return inline(energy(Math.round(Number(n) / Number(d)), locale));
}

/** Why a team has no place. */
export function whyOf(
	row: BoardRow | undefined,
	reason: Frame['fallen'][number]['reason'],
	locale: Locale
) {
	const t = translator(revealMessages, locale);

	return t(row?.confirmation?.accepted === false ? 'why.refuted' : `why.${reason}`);
}

/** What is said aloud at each moment. */
export function sentences({ final, challenge }: Reveal, locale: Locale) {
	const t = translator(revealMessages, locale);
	const rows = new Map(final.rows.map((row) => [row.teamId, row]));
	const ranked = (rank: number) => placeWord(rank, locale);

	return (frame: Frame): string => {
		const line = frame.lines.find(({ teamId }) => teamId === frame.teamId);
		const row = frame.teamId === undefined ? undefined : rows.get(frame.teamId);
		switch (frame.kind) {
			case 'together':
				return t('say.together', {
					count: frame.lines.filter(({ opened }) => opened).length + frame.fallen.length
				});
			case 'focus':
				return [frame.pause ? t('say.pause') : '', focused(line)].filter(Boolean).join(' ');
			case 'run':
				return t(frame.runs.at(-1) ? 'say.run.pass' : 'say.run.fail', {
					run: frame.runs.length,
					of: frame.of
				});
			case 'settle':
				return line && row
					? settled(line, figureOf(row, locale))
					: t('say.settle.fallen', { why: whyOf(row, row?.unplaced ?? 'withdrawn', locale) });
			case 'prize':
				return t('say.prize', {
					place: ranked(frame.prize?.place ?? 0),
					count: frame.prize?.teamIds.length ?? 0
				});
			default:
				return t(`say.${frame.kind}`);
		}
	};

	/** Others may still fall, and whoever is behind them moves up. */
	function settled({ place, envelope }: Line, figure: string): string {
		const stays = envelope?.best === envelope?.worst;

		return t(stays ? 'say.settle' : 'say.settle.still', { place: ranked(place), figure });
	}

	function focused(line: Line | undefined): string {
		if (!line) return t('say.focus');
		const place = ranked(line.place);
		if (!line.envelope || challenge.ranking.policy === 'pareto') {
			return t('say.focus.placeOnly', { place });
		}
		const { best, worst, mayFall } = line.envelope;
		const among = t(best === worst ? 'player.only' : 'player.range', { best, worst });

		return t('say.focus.place', {
			place,
			among: mayFall ? `${among} ${t('player.mayFall')}` : among
		});
	}
}
