import { and, asc, desc, eq, gt, gte, lt, lte } from 'drizzle-orm';
import { hashNode, treeRoot } from '#scoring/ledger/merkle-tree.ts';
import { nodesCompletedBy, nodesOf } from '#scoring/ledger/stored-tree.ts';
import { signHead, type SignedHead } from '#scoring/ledger/tree-head.ts';
import type { Db, Query, Tx } from '../db/client.ts';
import { given, prepared } from '../db/prepared.ts';
import { sha256 } from './record.ts';
import type { SigningKey } from './signing-key.ts';

const BATCH = 1000;
/** Below it a subtree is made of its leaves, at most four, when it is needed. */
export const LOWEST_STORED = 3;

interface Ledger {
	contestId: string;
}

/** Grows a ledger's tree by all facts that have a `seq`, and signs what it then comes to. */
export async function growTree(
	db: Db,
	{ contestId, key, now }: Ledger & { key: SigningKey; now: () => number }
): Promise<void> {
	for (;;) {
		const { value: grown, lasting } = await db.book((tx) =>
			growByBatch(tx, { contestId, key, at: now() })
		);
		await lasting;
		if (grown < BATCH) return;
	}
}

/** The same inside a transaction whose own work must see a head of all that it sees. */
export async function growTreeWithin(
	tx: Tx,
	{ contestId, key, at }: Ledger & { key: SigningKey; at: number }
): Promise<void> {
	for (;;) {
		const grown = await growByBatch(tx, { contestId, key, at });
		if (grown < BATCH) return;
	}
}

async function growByBatch(
	tx: Tx,
	{ contestId, key, at }: Ledger & { key: SigningKey; at: number }
): Promise<number> {
	const last = await lastHead(tx, { contestId });
	const size = last?.size ?? 0;
	const leaves = await leavesFrom(tx, { contestId, from: size });
	if (leaves.length === 0) return 0;
	const nodes = new Map<string, string>();
	for (const [offset, leaf] of leaves.entries()) {
		let hash = leaf;
		for (const { level, index } of nodesCompletedBy(size + offset)) {
			if (level > 0) {
				const half = { level: level - 1, place: 2 * index };
				hash = joined(await nodeOf(tx, { contestId, ...half, nodes }), hash);
			}
			nodes.set(`${level} ${index}`, hash);
		}
	}
	await insertNodes(tx, { contestId, nodes });

	const grown = size + leaves.length;
	const root = await rootOf(tx, { contestId, from: 0, to: grown, nodes });
	// A clock that was set back must not date a larger tree before a smaller one.
	const signedAt = Math.max(at, last ? Date.parse(last.at) : at);
	const head = { contest: contestId, size: grown, root, at: new Date(signedAt).toISOString() };
	const { keyId, signature } = signHead({ ...head, keyId: key.keyId }, key.sign);
	await tx
		.insert(tx.t.treeHead)
		.values({ contestId, size: grown, root, at: signedAt, keyId, signature })
		.onConflictDoNothing();

	return leaves.length;
}

async function leavesFrom(tx: Tx, { contestId, from }: Ledger & { from: number }) {
	const { fact } = tx.t;
	const rows = await tx
		.select({ leafHash: fact.leafHash })
		.from(fact)
		.where(and(eq(fact.contestId, contestId), gte(fact.seq, from)))
		.orderBy(asc(fact.seq))
		.limit(BATCH);

	return rows.map(({ leafHash }) => leafHash);
}

async function insertNodes(tx: Tx, { contestId, nodes }: Ledger & { nodes: Map<string, string> }) {
	const rows = [...nodes].flatMap(([name, hash]) => {
		const [level = 0, place = 0] = name.split(' ').map(Number);
		return level >= LOWEST_STORED ? [{ contestId, level, place, hash }] : [];
	});
	// Where another grew it at the same time, Postgres then asks for a retry instead of failing.
	if (rows.length > 0) await tx.insert(tx.t.treeNode).values(rows).onConflictDoNothing();
}

/** The last head of a ledger that covers no more than `atMost`, an instant, where it is given. */
export async function lastHead(
	query: Query,
	{ contestId, atMost }: Ledger & { atMost?: number }
): Promise<SignedHead | undefined> {
	const { treeHead } = query.t;
	const [row] = await query
		.select()
		.from(treeHead)
		.where(
			and(
				eq(treeHead.contestId, contestId),
				atMost === undefined ? undefined : lte(treeHead.at, atMost)
			)
		)
		.orderBy(desc(treeHead.size))
		.limit(1);

	return row && { ...row, contest: contestId, at: new Date(row.at).toISOString() };
}

/** The first head that was signed over the fact at a place of the ledger. */
export async function firstHead(
	query: Query,
	{ contestId, holding }: { contestId: string; holding: number }
): Promise<SignedHead | undefined> {
	const { treeHead } = query.t;
	const [row] = await query
		.select()
		.from(treeHead)
		.where(and(eq(treeHead.contestId, contestId), gt(treeHead.size, holding)))
		.orderBy(asc(treeHead.size))
		.limit(1);

	return row && { ...row, contest: contestId, at: new Date(row.at).toISOString() };
}

interface Stretch extends Ledger {
	from: number;
	to: number;
	/** Nodes that are not stored yet, by level and place. */
	nodes?: Map<string, string>;
}

/** The RFC 6962 root over the leaves from `from` up to `to`, from stored nodes and a few leaves, hex. */
export async function rootOf(query: Query, { from, to, ...rest }: Stretch): Promise<string> {
	const [last, ...lefts] = nodesOf({ from, to }).toReversed();
	if (!last) throw new RangeError(`no leaves from ${from} to ${to}`);
	let root = await nodeOf(query, { ...rest, level: last.level, place: last.index });
	for (const { level, index } of lefts) {
		root = joined(await nodeOf(query, { ...rest, level, place: index }), root);
	}

	return root;
}

/** A complete subtree of a ledger's tree. */
interface Node extends Ledger {
	level: number;
	place: number;
}

async function nodeOf(
	query: Query,
	{ contestId, level, place, nodes }: Node & { nodes?: Map<string, string> }
): Promise<string> {
	const fresh = nodes?.get(`${level} ${place}`);
	if (fresh) return fresh;
	if (level < LOWEST_STORED) return smallRoot(query, { contestId, level, place });
	const [row] = await storedNode(query, { contestId, level, place });
	if (!row) throw new Error(`the tree of ${contestId} lacks node ${place} of level ${level}`);

	return row.hash;
}

const storedNode = prepared((query: Query) => {
	const { treeNode } = query.t;
	return query
		.select({ hash: treeNode.hash })
		.from(treeNode)
		.where(
			and(
				eq(treeNode.contestId, given('contestId')),
				eq(treeNode.level, given('level')),
				eq(treeNode.place, given('place'))
			)
		);
});

async function smallRoot(query: Query, { contestId, level, place }: Node): Promise<string> {
	const [from, to] = [place * 2 ** level, (place + 1) * 2 ** level];
	const rows = await leavesBetween(query, { contestId, from, to });
	if (rows.length < to - from)
		throw new Error(`the ledger of ${contestId} lacks a leaf below ${to}`);

	return hex(
		treeRoot(
			rows.map(({ leafHash }) => bytes(leafHash)),
			sha256
		)
	);
}

const leavesBetween = prepared((query: Query) => {
	const { fact } = query.t;
	return query
		.select({ leafHash: fact.leafHash })
		.from(fact)
		.where(
			and(
				eq(fact.contestId, given('contestId')),
				gte(fact.seq, given('from')),
				lt(fact.seq, given('to'))
			)
		)
		.orderBy(asc(fact.seq));
});

const joined = (left: string, right: string) => hex(hashNode(bytes(left), bytes(right), sha256));

const bytes = (text: string) => Buffer.from(text, 'hex');
const hex = (hash: Uint8Array) => Buffer.from(hash).toString('hex');
