import { siblingProfiles, type Profile } from '../energy/index.ts';
import type { Alternative } from './board.ts';
import { entriesFromFacts } from './entries-from-facts.ts';
import type { RankedEntry } from './entry.ts';
import type { BoardFacts } from './facts.ts';
import type { Policy } from './policy.ts';
import { rank, type RankOptions } from './rank.ts';

/** Only the places, best first: of the same entries with other energies, or by another policy. */
export function placesUnder(
	entries: readonly RankedEntry[],
	options: RankOptions
): Alternative['places'] {
	return rank(entries, options).flatMap(({ entry, place }) =>
		place === undefined ? [] : [{ teamId: entry.teamId, place }]
	);
}

/**
 * How far the places hang on the assumptions: on the batch size of the reference server, and on
 * the policy. `weighted` needs a par and is no alternative where the rulebook sets none; layers of
 * quality say nothing where nobody has any.
 */
export function alternativesOf(
	facts: BoardFacts,
	profile: Profile,
	entries: readonly RankedEntry[],
	options: RankOptions
): Alternative[] {
	const byProfile = siblingProfiles(profile).map((sibling): Alternative => {
		const places = placesUnder(entriesFromFacts(facts, sibling), options);
		return { by: 'profile', profileId: sibling.id, batch: sibling.batch, places };
	});
	const others: Policy[] = [];
	if (options.policy.policy !== 'gate-then-energy') others.push({ policy: 'gate-then-energy' });
	const isKnown = options.policy.policy !== 'pareto' && entries.some((entry) => entry.quality);
	if (isKnown) others.push({ policy: 'pareto' });
	const byPolicy = others.map((policy): Alternative => {
		const places = placesUnder(entries, { ...options, policy });
		return { by: 'policy', policy: policy.policy, places };
	});
	return [...byProfile, ...byPolicy];
}
