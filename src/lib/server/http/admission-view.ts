import { admissionMessages } from '#lib/i18n/catalogues/admission.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { Locale, RoundRules } from '#scoring';
import { text as textIn } from '#scoring/rulebook/rounds.ts';
import type { AdmissionState, OwnAdmission } from '../teams/admission.ts';

/** What the challenge page tells a team that its round did not admit: why, and what to do. */
export function notAdmittedView(
	{ round, state }: { round: RoundRules; state: AdmissionState },
	{ locale, addresses }: { locale: Locale; addresses: { team: string; challenges: string } }
) {
	const t = translator(admissionMessages, locale);
	const named = { round: textIn(round.title, locale) };

	return {
		title: t('challenge.title'),
		text: t(state === 'declined' ? 'challenge.declined' : 'challenge.waiting', named),
		links: [
			{ href: addresses.challenges, label: t('challenge.practice') },
			{ href: addresses.team, label: t('challenge.team') }
		]
	};
}

/** A team's state in a round, in words. */
export function ownAdmissionView({ round, state, reason }: OwnAdmission, locale: Locale) {
	const t = translator(admissionMessages, locale);
	const named = { round: textIn(round.title, locale) };
	const kind = round.admission.kind === 'best' ? 'best' : 'approval';
	const told = state === 'waiting' ? t(`own.waiting.${kind}`, named) : t(`own.${state}`, named);

	return {
		id: round.id,
		state,
		told,
		reason: reason === '' ? undefined : t('own.reason', { reason })
	};
}
