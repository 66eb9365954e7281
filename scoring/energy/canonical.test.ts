import canonicalize from 'canonicalize';
import { expect, test } from 'vitest';
import { canonicalProfile } from './canonical.ts';
import { DEFAULT_PROFILE, PROFILES } from './catalogue.ts';

test.each(PROFILES)('$id is hashed over the canonical JSON of RFC 8785', (profile) => {
	expect(canonicalProfile(profile)).toBe(canonicalize(profile));
});

test('a profile hashes alike however its fields are ordered, and otherwise once one differs', () => {
	const reversed = Object.fromEntries(Object.entries(DEFAULT_PROFILE).reverse());
	const edited = { ...DEFAULT_PROFILE, pue: '1.2' };

	expect(canonicalProfile({ ...DEFAULT_PROFILE, ...reversed })).toBe(
		canonicalProfile(DEFAULT_PROFILE)
	);
	const sources = DEFAULT_PROFILE.sources.map(({ of, title, url }) => ({ url, title, of }));
	expect(canonicalProfile({ ...DEFAULT_PROFILE, sources })).toBe(canonicalProfile(DEFAULT_PROFILE));
	expect(canonicalProfile(edited)).not.toBe(canonicalProfile(DEFAULT_PROFILE));
});
