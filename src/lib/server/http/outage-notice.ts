import { milliwattHours, inline } from '#lib/format.ts';
import { outagesMessages } from '#lib/i18n/catalogues/outages.ts';
import { sourceLocale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { instant } from '#lib/instant.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Outage, OutagePreview, OutageWish } from '../gateway/outage.ts';

/** What all teams are told of an outage, in the language of the contest's rules. */
export function outageNotice(
	{ rulebook: { timeZone } }: ContestInForce,
	{ wish, applied, reason }: { wish: OutageWish; applied: OutagePreview; reason: string }
): string {
	const t = translator(outagesMessages, sourceLocale);
	const time = (at: number) => instant(at, sourceLocale, timeZone);
	const { startsAt, endsAt } = applied.lost;
	const minutes = Math.round((endsAt - startsAt) / 60_000);
	const closes = applied.moved.find(({ instant: moved }) => moved === 'closes');
	const energy = applied.returned.reduce((sum, { energyNwh }) => sum + energyNwh, 0n);
	const told =
		wish.remedy === 'extend'
			? t('notice.extend', { minutes, closes: time(closes?.to ?? endsAt) })
			: t('notice.return', {
					attempts: applied.returned.length,
					energy: inline(milliwattHours(energy, sourceLocale))
				});

	return `${t('notice.begin', { from: time(startsAt), to: time(endsAt) })} ${told} ${reason}`;
}

/** What all teams are told when an outage's remedy is taken back, under the schedule that holds then. */
export function outageRevertedNotice(
	{ rulebook: { timeZone }, schedule }: ContestInForce,
	{ roundId, startsAt, endsAt, remedy, reverted }: Outage
): string {
	const t = translator(outagesMessages, sourceLocale);
	const time = (at: number) => instant(at, sourceLocale, timeZone);
	const told =
		remedy === 'extend'
			? t('notice.reverted.extend', { closes: time(schedule.get(roundId)?.closes ?? endsAt) })
			: t('notice.reverted.return');

	return `${t('notice.reverted', { from: time(startsAt), to: time(endsAt) })} ${told} ${reverted?.reason ?? ''}`;
}
