import { compare, ONE, parseRational } from '../../exact/rational.ts';
import { type ChallengeRules, LOCALES } from '../schema.ts';
import { rulesWithin } from '../rules-within.ts';
import { finding, type Finding } from './finding.ts';

/** Whether the cost of every language that is taken is fixed before opening. */
export function languageFindings(challenge: ChallengeRules, at: string): Finding[] {
	const { languageFactors, checks } = challenge;
	const path = `${at}.languageFactors`;
	const isOne = (factor: string) => compare(parseRational(factor), ONE) === 0;
	const found: Finding[] = [];

	const allowed = rulesWithin(checks, '').flatMap(({ rule }) =>
		rule.kind === 'language' ? rule.allowed : []
	);
	if (challenge.kind !== 'alignment')
		for (const locale of new Set(allowed))
			if (languageFactors[locale] === undefined)
				found.push(finding('language-factor-missing', path, { locale }));

	for (const locale of LOCALES) {
		const factor = languageFactors[locale];
		if (factor === undefined || isOne(factor)) continue;
		found.push(
			locale === 'es'
				? finding('language-base-factor', `${path}.es`, { factor })
				: finding('language-factor-measured', `${path}.${locale}`, { locale, factor })
		);
	}
	const { ca, va } = languageFactors;
	if (va !== undefined && compare(parseRational(va), parseRational(ca ?? '1')) !== 0)
		found.push(finding('valencian-factor', `${path}.va`));
	return found;
}
