import { VALIDATION_STEPS, type ChallengeRules } from '../schema.ts';
import { finding, type Finding } from './finding.ts';

const ADULT = 18;

/** What is particular to the third kind of reto. */
export function alignmentFindings(challenge: ChallengeRules, at: string): Finding[] {
	if (challenge.kind !== 'alignment') return [];
	const { minimumAge, categories, ownChallenges, validation, ranked, rubric } = challenge;
	const found: Finding[] = [];
	if (minimumAge < ADULT)
		found.push(finding('alignment-minors', `${at}.minimumAge`, { age: minimumAge }));
	categories.forEach(({ challenges }, index) => {
		if (challenges.length > 0 || ownChallenges) return;
		const path = `${at}.categories.${String(index)}.challenges`;
		found.push(finding('alignment-nothing-to-take', path));
	});
	if (validation.map(({ step }) => step).join() !== VALIDATION_STEPS.join())
		found.push(finding('alignment-steps', `${at}.validation`));

	if (ranked !== 'rubric') {
		if (rubric.length > 0) found.push(finding('alignment-rubric-not-counted', `${at}.rubric`));
		return found;
	}
	if (rubric.length === 0) found.push(finding('alignment-rubric-missing', `${at}.ranked`));
	else if (rubric.length !== 5 || rubric.some(({ weight }) => weight !== '1/5'))
		found.push(finding('alignment-rubric-weights', `${at}.rubric`));
	return found;
}
