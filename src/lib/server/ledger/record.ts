import { createHash } from 'node:crypto';
import { canonicalFact, fact, hashLeaf, type Fact, type FactData, type FactKind } from '#scoring';
import { newId } from '../db/id.ts';
import type { Tx } from '../db/client.ts';

export interface FactToRecord<Kind extends FactKind> {
	contestId: string;
	kind: Kind;
	/** Id of what the fact is about. */
	subject: string;
	data: FactData<Kind>;
	at: number;
}

export interface RecordedFact {
	id: string;
	/** RFC 6962 leaf hash, hex. */
	leafHash: string;
}

/** SHA-256 of bytes, for the pure library. */
export const sha256 = (bytes: Uint8Array): Uint8Array =>
	new Uint8Array(createHash('sha256').update(bytes).digest());

export const sha256Hex = (data: string | Uint8Array): string =>
	createHash('sha256').update(data).digest('hex');

/**
 * Puts a fact on a contest's ledger, inside the transaction that makes it true. Refuses, by a throw,
 * data that the ledger does not know: a name or a text cannot slip in.
 */
export async function recordFact<Kind extends FactKind>(
	tx: Tx,
	{ contestId, kind, subject, data, at }: FactToRecord<Kind>
): Promise<RecordedFact> {
	const stated = fact.parse({ id: newId(), kind, at: new Date(at).toISOString(), subject, data });
	const leaf = canonicalFact(stated as Fact);
	const leafHash = Buffer.from(hashLeaf(new TextEncoder().encode(leaf), sha256)).toString('hex');
	await tx
		.insert(tx.t.fact)
		.values({ id: stated.id, contestId, kind, at, subject, leaf, leafHash });

	return { id: stated.id, leafHash };
}
