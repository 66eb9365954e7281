import type { Locale } from '#scoring';
import { challengeMessages } from '#lib/i18n/catalogues/challenge.ts';
import { translator } from '#lib/i18n/translator.ts';

interface Addresses {
	register: string;
	signIn: string;
	team: string;
	/** Where whoever signs in comes back to. */
	here: string;
}

/** What the challenge page tells who reads it without a team: why, and what to do. */
export function joinView(
	reader: 'visitor' | 'teamless' | 'judge' | 'organiser',
	{
		locale,
		addresses,
		registrationOpen
	}: { locale: Locale; addresses: Addresses; registrationOpen: boolean }
) {
	const t = translator(challengeMessages, locale);
	const next = (path: string) => `?next=${encodeURIComponent(path)}`;
	if (reader === 'judge' || reader === 'organiser') {
		return { title: undefined, text: t(`join.${reader}`), links: [] };
	}
	const signIn = { href: addresses.signIn + next(addresses.here), label: t('join.visitor.signIn') };
	if (!registrationOpen) {
		const links = reader === 'visitor' ? [signIn] : [];
		return { title: undefined, text: t('join.closed'), links };
	}
	const links =
		reader === 'teamless'
			? [{ href: addresses.team, label: t('join.teamless.action') }]
			: [
					{ href: addresses.register + next(addresses.team), label: t('join.visitor.register') },
					signIn
				];

	return { title: t(`join.${reader}.title`), text: t(`join.${reader}.text`), links };
}
