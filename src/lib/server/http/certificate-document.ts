import { minutesMessages } from '#lib/i18n/catalogues/minutes.ts';
import { translator } from '#lib/i18n/translator.ts';
import { day } from '#lib/instant.ts';
import { challengeOf, type Locale } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import type { Certificate, Certified } from '../archive/certificate.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import { taggedPdf } from '../pdf/tagged-pdf.ts';

export type Issued = Certificate & { certified: Certified };

/** Whether a certificate still has its words. */
export const isIssued = (certificate: Certificate): certificate is Issued =>
	certificate.certified !== undefined;

/** Where anyone checks a code of a contest. */
const checkAddress = (origin: string, { slug }: { slug: string }, code: string) =>
	`${origin}/contests/${slug}/certificates/${code}`;

/** What a certificate says of places, in one language. */
export function placeSentences(
	{ rulebook }: Pick<ContestInForce, 'rulebook'>,
	{ places, overall }: Certified,
	locale: Locale
): string[] {
	const t = translator(minutesMessages, locale);

	const sentences = places.map(({ challengeId, place, of }) => {
		const challenge = challengeOf(rulebook, challengeId)?.challenge;
		const title = challenge ? text(challenge.title, locale) : challengeId;
		return t('certificate.place', { challenge: title, place: String(place), of });
	});
	if (!overall) return sentences;
	const { place, of } = overall;

	return [t('certificate.overall', { place: String(place), of }), ...sentences];
}

/** The days of a contest: from its first round's opening to its last one's close, epoch milliseconds. */
function daysOf({ schedule }: Pick<ContestInForce, 'schedule'>) {
	const rounds = [...schedule.values()];

	return {
		from: Math.min(...rounds.map(({ opens }) => opens)),
		to: Math.max(...rounds.map(({ closes }) => closes))
	};
}

/** A certificate as a tagged PDF, with the address at which its code is checked. */
export function certificatePdf(
	contest: ContestInForce,
	{ code, certified, issuedAt }: Issued,
	{ locale, origin }: { locale: Locale; origin: string }
): Promise<Uint8Array> {
	const t = translator(minutesMessages, locale);
	const { rulebook } = contest;
	const on = (at: number) => day(at, locale, rulebook.timeZone);
	const days = daysOf(contest);
	const [from, to] = [on(days.from), on(days.to)];
	const title = t('certificate.title');
	const places = placeSentences(contest, certified, locale);
	const isSimulated = rulebook.rounds.some(({ model }) => model.simulated);
	const { name, team } = certified;

	return taggedPdf(
		{
			title: `${title} · ${name}`,
			lang: locale,
			at: issuedAt,
			foot: t('certificate.code', { code }),
			landscape: true
		},
		[
			{ kind: 'title', text: title },
			{ kind: 'lead', text: t('certificate.says', { contest: text(rulebook.title, locale) }) },
			{ kind: 'name', text: name },
			{
				kind: 'lead',
				text:
					from === to
						? t('certificate.tookDay', { team, from })
						: t('certificate.took', { team, from, to })
			},
			...(places.length > 0
				? [
						{ kind: 'heading' as const, text: t('certificate.results') },
						...places.map((text) => ({ kind: 'lead' as const, text }))
					]
				: []),
			...(isSimulated ? [{ kind: 'paragraph' as const, text: t('certificate.simulated') }] : []),
			{ kind: 'heading', text: t('certificate.code', { code }) },
			{
				kind: 'paragraph',
				text: t('certificate.check', { address: checkAddress(origin, contest, code) })
			},
			{ kind: 'small', text: t('certificate.issued', { at: on(issuedAt) }) }
		]
	);
}
