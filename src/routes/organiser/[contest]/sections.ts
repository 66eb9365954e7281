import { resolve } from '$app/paths';
import type { organiserMessages } from '#lib/i18n/catalogues/organiser.ts';
import type { Translate } from '#lib/i18n/translator.ts';
import type { NavLink } from '#lib/ui/nav-link.ts';

type Page = NavLink & { count?: number };

/** A part of an organiser's work: its pages, of which the first is where it begins. */
export interface Section {
	label: string;
	pages: Page[];
}

/** The organiser's pages by the part of the work that they belong to, in the order of a contest. */
export function sectionsOf(
	t: Translate<keyof typeof organiserMessages.source>,
	{ contest, questions }: { contest: string; questions: number }
): Section[] {
	const params = { contest };
	const asked = questions > 0 ? { count: questions } : {};

	return [
		{
			label: t('nav.overview'),
			pages: [{ href: resolve('/organiser/[contest]', params), label: t('nav.overview') }]
		},
		{
			label: t('nav.edition'),
			pages: [
				{ href: resolve('/organiser/[contest]/phases', params), label: t('nav.phases') },
				{ href: resolve('/organiser/[contest]/rulebook', params), label: t('nav.rulebook') },
				{ href: resolve('/organiser/[contest]/endpoint', params), label: t('nav.endpoint') },
				{ href: resolve('/organiser/[contest]/people', params), label: t('nav.people') },
				{ href: resolve('/organiser/[contest]/audit', params), label: t('nav.audit') }
			]
		},
		{
			label: t('nav.teams'),
			pages: [
				{ href: resolve('/organiser/[contest]/teams', params), label: t('nav.teams') },
				{
					href: resolve('/organiser/[contest]/teams/registration', params),
					label: t('nav.registration')
				},
				{
					href: resolve('/organiser/[contest]/teams/admission', params),
					label: t('nav.admission')
				},
				{ href: resolve('/organiser/[contest]/baselines', params), label: t('nav.baselines') }
			]
		},
		{
			label: t('nav.notices'),
			pages: [
				{ href: resolve('/organiser/[contest]/notices', params), label: t('nav.notices'), ...asked }
			]
		},
		{
			label: t('nav.live'),
			pages: [
				{ href: resolve('/organiser/[contest]/gateway', params), label: t('nav.room') },
				{
					href: resolve('/organiser/[contest]/interactions', params),
					label: t('nav.interactions')
				},
				{ href: resolve('/organiser/[contest]/outages', params), label: t('nav.outages') }
			]
		},
		{
			label: t('nav.judging'),
			pages: [
				{ href: resolve('/organiser/[contest]/jury', params), label: t('nav.jury') },
				{ href: resolve('/organiser/[contest]/agreement', params), label: t('nav.agreement') },
				{ href: resolve('/organiser/[contest]/rejudging', params), label: t('nav.rejudging') },
				{ href: resolve('/organiser/[contest]/appeals', params), label: t('nav.appeals') }
			]
		},
		{
			label: t('nav.results'),
			pages: [
				{ href: resolve('/organiser/[contest]/leaderboard', params), label: t('nav.leaderboard') },
				{ href: resolve('/organiser/[contest]/overall', params), label: t('nav.overall') },
				{ href: resolve('/organiser/[contest]/final', params), label: t('nav.final') },
				{ href: resolve('/organiser/[contest]/reveal', params), label: t('nav.reveal') },
				{ href: resolve('/organiser/[contest]/publish', params), label: t('nav.publish') }
			]
		}
	];
}
