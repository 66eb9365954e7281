import { hash } from 'node:crypto';
import { canonicalFact, fact, hashLeaf, type Fact, type FactData, type FactKind } from '#scoring';
import { newIdAt } from '../db/id.ts';
import type { Query, Tx } from '../db/client.ts';
import { given, prepared } from '../db/prepared.ts';
import { hasWaiting, sizeOf } from './places.ts';

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
	new Uint8Array(hash('sha256', bytes, 'buffer'));

export const sha256Hex = (data: string | Uint8Array): string => hash('sha256', data);

/** A fact as it will stand on the ledger. */
export interface StatedFact {
	id: string;
	contestId: string;
	kind: FactKind;
	at: number;
	subject: string;
	/** Canonical JSON. */
	leaf: string;
	/** RFC 6962 leaf hash, hex. */
	leafHash: string;
}

/** States a fact, with its hash. Refuses, by a throw, data that the ledger does not know: a name or a text cannot slip in. */
export function stateFact<Kind extends FactKind>({
	contestId,
	kind,
	subject,
	data,
	at
}: FactToRecord<Kind>): StatedFact {
	const id = newIdAt(at);
	const stated = fact.parse({ id, kind, at: new Date(at).toISOString(), subject, data });
	const leaf = canonicalFact(stated as Fact);
	const leafHash = Buffer.from(hashLeaf(new TextEncoder().encode(leaf), sha256)).toString('hex');

	return { id, contestId, kind, at, subject, leaf, leafHash };
}

/** Puts a stated fact on its contest's ledger, inside the transaction that makes it true. */
export async function insertFact(tx: Tx, stated: StatedFact): Promise<void> {
	const seq = await placeOf(tx, stated);
	await insertStated(tx, { ...stated, seq });
	if (seq !== null) tx.memory?.set(stated.contestId, seq + 1);
}

/**
 * Where there is one writer, a fact has its place as soon as it is written, unless an earlier one still waits
 * for its own. Those that are written at the same time cannot know theirs: the sequencer gives them.
 */
async function placeOf(tx: Tx, { contestId }: { contestId: string }): Promise<number | null> {
	if (!tx.memory) return null;
	const known = tx.memory.get(contestId);
	if (known !== undefined) return known;

	return (await hasWaiting(tx, contestId)) ? null : sizeOf(tx, contestId);
}

/** States a fact and puts it on a contest's ledger, inside the transaction that makes it true. */
export async function recordFact<Kind extends FactKind>(
	tx: Tx,
	toRecord: FactToRecord<Kind>
): Promise<RecordedFact> {
	const stated = stateFact(toRecord);
	await insertFact(tx, stated);

	return { id: stated.id, leafHash: stated.leafHash };
}

const insertStated = prepared((query: Query) =>
	query.insert(query.t.fact).values({
		id: given('id'),
		contestId: given('contestId'),
		kind: given('kind'),
		at: given('at'),
		subject: given('subject'),
		leaf: given('leaf'),
		leafHash: given('leafHash'),
		seq: given('seq')
	})
);
