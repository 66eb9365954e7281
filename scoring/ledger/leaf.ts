import canonicalize from 'canonicalize';
import type { Fact } from './facts.ts';
import { hashLeaf } from './merkle-tree.ts';
import type { Sha256 } from './sha256.ts';

/**
 * The one spelling of a fact: canonical JSON (RFC 8785) of id, kind, at, subject and data. Its place
 * on the ledger, `seq`, is not part of it: that is the index of the leaf in the tree, which the
 * inclusion path proves, and it is given only after the transaction that states the fact. Without
 * it the leaf's hash is known inside that transaction, and an answer can carry it at once.
 * Refuses text with a lone surrogate and numbers that JSON cannot hold.
 */
export function canonicalFact({ id, kind, at, subject, data }: Fact): string {
	const text = canonicalize({ id, kind, at, subject, data });
	if (text === undefined) throw new TypeError('a fact must be a JSON object');
	return text;
}

/** The RFC 6962 leaf hash of a fact: SHA-256(0x00 ‖ UTF-8 of its canonical JSON). */
export function leafHash(fact: Fact, sha256: Sha256): Uint8Array {
	return hashLeaf(new TextEncoder().encode(canonicalFact(fact)), sha256);
}
