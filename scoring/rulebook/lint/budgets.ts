import { energyCeiling, profileById, type Profile } from '../../energy/index.ts';
import type { ChallengeRules, ModelBinding } from '../schema.ts';
import { finding, type Finding } from './finding.ts';
import { leastAnswerTokens, leastPromptTokens, mostPromptTokens } from './least.ts';

/** Nanowatt-hours of one call; undefined where the profile cannot price it. */
function energyOf(profile: Profile, prompt: number, answer: number): number | undefined {
	const energy = energyCeiling(profile, prompt, answer);
	return energy.ok ? Number(energy.energyNwh) : undefined;
}

function parFindings(challenge: ChallengeRules, profile: Profile, at: string): Finding[] {
	if (challenge.kind === 'alignment' || challenge.ranking.policy !== 'weighted') return [];
	const { parNwh } = challenge.ranking;
	const { limits, budget } = challenge;
	const path = `${at}.ranking.parNwh`;
	if (parNwh > budget.energyNwh)
		return [finding('par-above-budget', path, { par: parNwh, budget: budget.energyNwh })];
	const least = energyOf(profile, leastPromptTokens(challenge), leastAnswerTokens(challenge));
	if (least !== undefined && parNwh < least)
		return [finding('par-unreachable', path, { par: parNwh, least })];
	// A conversation may take as many calls as it has turns; a run of a template is one.
	const most = energyOf(profile, mostPromptTokens(challenge), limits.answerTokens);
	const isOneCall = !('turns' in limits) || limits.turns === 1;
	if (isOneCall && most !== undefined && most <= parNwh)
		return [finding('par-always-met', path, { par: parNwh, most })];
	return [];
}

/** What a team may spend against what an answer takes. */
export function budgetFindings(
	challenge: ChallengeRules,
	model: ModelBinding,
	at: string
): Finding[] {
	const { limits, budget } = challenge;
	const found: Finding[] = [];
	const { interactions, presentations } = budget;
	if ('turns' in limits && limits.turns > interactions)
		found.push(
			finding('turns-above-interactions', `${at}.limits.turns`, {
				turns: limits.turns,
				interactions
			})
		);
	if (presentations > interactions)
		found.push(
			finding('presentations-above-interactions', `${at}.budget.presentations`, {
				presentations,
				interactions
			})
		);
	const least = leastAnswerTokens(challenge);
	if (least > limits.answerTokens)
		found.push(
			finding('answer-too-short', `${at}.limits.answerTokens`, { most: limits.answerTokens, least })
		);

	const profile = profileById(model.profile);
	if (!profile) return found;
	const call = energyOf(profile, limits.promptTokens, limits.answerTokens);
	if (call !== undefined && call > budget.energyNwh)
		found.push(
			finding('energy-below-one-call', `${at}.budget.energyNwh`, { call, budget: budget.energyNwh })
		);
	return [...found, ...parFindings(challenge, profile, at)];
}
