import type { ChallengeRules, Locale } from '#scoring';
import { alignmentMessages } from '#lib/i18n/catalogues/alignment.ts';
import { planMessages } from '#lib/i18n/catalogues/plan.ts';
import { workbenchMessages } from '#lib/i18n/catalogues/workbench.ts';
import type { Words } from '#lib/workbench/words.ts';

const OWN = { conversation: [], template: [planMessages], alignment: [alignmentMessages] };

/** What a challenge's page says, in one language; what is not translated yet in Spanish. */
export function challengeWords(kind: ChallengeRules['kind'], locale: Locale): Words {
	const areas = [workbenchMessages, ...OWN[kind]];

	return Object.assign(
		{},
		...areas.flatMap(({ source, translations }) => [source, translations.get(locale)])
	);
}
