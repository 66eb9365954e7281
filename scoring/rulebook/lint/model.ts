import { profileById, PROFILES } from '../../energy/index.ts';
import type { ModelBinding, Rulebook } from '../schema.ts';
import { finding, type Finding } from './finding.ts';

/** How names of models say that their weights take less than they were trained with. */
const QUANTISED =
	/(?:^|[-_.])(?:fp8|int[48]|w\da\d+|awq|gptq|gguf|bnb|nf4|[48]-?bits?|i?q[2-8](?:_\w+)?)(?=[-_.]|$)/i;

/** Ids without owner, in the letters that spellings share: «BSC-LT/ALIA-40b-instruct» is an ALIA-40b. */
const bare = (name: string) =>
	(name.split('/').at(-1) ?? '').toLowerCase().replaceAll(/[-_. ]/g, '');

function bindingFindings(model: ModelBinding, at: string): Finding[] {
	const { id, contextTokens, parameters, simulated } = model;
	const found: Finding[] = [];
	if (parameters.temperature > 0) {
		const { temperature } = parameters;
		found.push(finding('sampling-is-luck', `${at}.parameters.temperature`, { temperature }));
	}
	const profile = profileById(model.profile);
	const named = { profile: model.profile, id };
	const known = PROFILES.filter((each) => each.simulated === simulated)
		.map((each) => each.id)
		.join(', ');
	if (!profile) return [...found, finding('profile-unknown', `${at}.profile`, { ...named, known })];

	if (profile.simulated !== simulated)
		found.push(finding('profile-simulated', `${at}.profile`, { ...named, known }));
	else if (!simulated && !bare(id).startsWith(bare(profile.model)))
		found.push(
			finding('profile-of-another-model', `${at}.profile`, { ...named, model: profile.model })
		);
	const bytes = profile.shape.bytesPerWeight;
	if (bytes >= 2 && QUANTISED.test(id))
		found.push(finding('profile-not-quantised', `${at}.profile`, { ...named, bytes }));
	const most = profile.shape.contextTokens;
	if (contextTokens > most)
		found.push(finding('context-above-profile', `${at}.contextTokens`, { most }));
	return found;
}

/** Whether what runs is what the profile prices. */
export function modelFindings({ rounds }: Rulebook): Finding[] {
	return rounds.flatMap(({ model }, index) =>
		bindingFindings(model, `rounds.${String(index)}.model`)
	);
}
