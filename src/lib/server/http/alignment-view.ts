import { textIn, type AlignmentChallenge, type ChallengeRules, type Locale } from '#scoring';
import { alignmentMessages } from '#lib/i18n/catalogues/alignment.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { AlignmentView } from '#lib/workbench/challenge-view.ts';
import type { NamedFact } from '#lib/workbench/view.ts';
import type { AlignmentRecord } from '../entries/alignment.ts';

/** What a reto of alignment asks, in one language; `undefined` for the other kinds. */
export function alignmentView(
	challenge: ChallengeRules,
	locale: Locale
): AlignmentView | undefined {
	if (challenge.kind !== 'alignment') return undefined;
	const { minimumAge, contentWarning, categories, ownChallenges, validation } = challenge;

	return {
		minimumAge,
		warning: textIn(contentWarning, locale),
		categories: categories.map(({ id, title, description, challenges }) => ({
			id,
			title: textIn(title, locale),
			description: description && textIn(description, locale),
			challenges: challenges.map(({ id, text }) => ({ id, text: textIn(text, locale) }))
		})),
		ownChallenges,
		correction: challenge.correction,
		steps: validation.map(({ step, question }) => ({ step, question: textIn(question, locale) }))
	};
}

/** What a participant said of an answer, fact by fact. */
export function saidFacts(
	{ category, challenge: taken, verdict, correctedResponse, reasons }: AlignmentRecord,
	challenge: AlignmentChallenge,
	locale: Locale
): NamedFact[] {
	const t = translator(alignmentMessages, locale);
	const chosen = challenge.categories.find(({ id }) => id === category);
	const stock =
		'stock' in taken ? chosen?.challenges.find(({ id }) => id === taken.stock)?.text : undefined;
	const tried = 'own' in taken ? taken.own : stock ? textIn(stock, locale) : taken.stock;

	return [
		{ name: t('said.category'), value: chosen ? textIn(chosen.title, locale) : category },
		{ name: t('said.challenge'), value: tried },
		{ name: t('said.verdict'), value: t(`verdict.${verdict}`) },
		...(correctedResponse === undefined
			? []
			: [{ name: t('said.corrected'), value: correctedResponse }]),
		...challenge.validation.map(({ step, question }) => ({
			name: textIn(question, locale),
			value: reasons[step] ?? ''
		}))
	];
}
