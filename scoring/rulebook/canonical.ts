import canonicalize from 'canonicalize';
import type { Rulebook } from './schema.ts';

/** A rulebook as canonical JSON (RFC 8785): the same rules are the same bytes, whoever writes them. */
export function canonicalRulebook(rulebook: Rulebook): string {
	const text = canonicalize(rulebook);
	if (text === undefined) throw new TypeError('a rulebook is JSON');
	return text;
}

/** The hash by which a version of a rulebook is accepted and cited: SHA-256 in hex, hash injected. */
export function rulebookHash(
	rulebook: Rulebook,
	sha256: (bytes: Uint8Array) => Uint8Array
): string {
	const hash = sha256(new TextEncoder().encode(canonicalRulebook(rulebook)));
	return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
