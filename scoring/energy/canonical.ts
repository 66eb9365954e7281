import type { Profile } from './profile.ts';

function sorted(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(sorted);
	const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(fields.map(([name, field]) => [name, sorted(field)]));
}

/**
 * The profile as canonical JSON (RFC 8785): the text whose hash freezes it. Sorting the names is all
 * that is left to do, since a profile holds only strings, flags and whole numbers, and no name of a
 * field reads as a number.
 */
export function canonicalProfile(profile: Profile): string {
	return JSON.stringify(sorted(profile));
}
