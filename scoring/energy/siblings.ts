import { canonicalProfile } from './canonical.ts';
import { PROFILES } from './catalogue.ts';
import type { Profile } from './profile.ts';

/** The span of batch sizes over which a board shows its places. */
export const BATCHES: readonly number[] = [8, 32, 64];

function server(profile: Profile): string {
	return canonicalProfile({ ...profile, id: '', title: '', batch: 0 });
}

/**
 * The same server at another batch size: the published profile where there is one, else one made for
 * comparison, whose id (`…@b8`) says so and is found in no catalogue.
 */
export function atBatch(profile: Profile, batch: number): Profile {
	if (profile.batch === batch) return profile;
	const same = (other: Profile): boolean =>
		other.batch === batch && server(other) === server(profile);
	const suffix = `b${String(batch)}`;
	const title = `${profile.model} · ${profile.server} · ${suffix}`;
	return PROFILES.find(same) ?? { ...profile, id: `${profile.id}@${suffix}`, title, batch };
}

/** The same server at the batch sizes, among 8, 32 and 64, that are not the profile's own. */
export function siblingProfiles(profile: Profile): Profile[] {
	return BATCHES.filter((batch) => batch !== profile.batch).map((batch) => atBatch(profile, batch));
}
