import { sql } from 'drizzle-orm';
import type { Kit } from '../db/columns.ts';

/** One append-only ledger per contest; `seq` is given at once, or later, in order of `position`, by the sequencer. */
export function ledgerSchema(k: Kit) {
	const fact = k.table(
		'fact',
		{
			position: k.serial('position'),
			id: k.text('id').notNull(),
			contestId: k.text('contest_id').notNull(),
			kind: k.text('kind').notNull(),
			at: k.instant('at').notNull(),
			subject: k.text('subject').notNull(),
			/** The leaf, canonical JSON, exactly as it was hashed. */
			leaf: k.text('leaf').notNull(),
			leafHash: k.text('leaf_hash').notNull(),
			seq: k.count('seq')
		},
		(table) => [
			k.uniqueIndex('fact_id').on(table.id),
			k.uniqueIndex('fact_seq').on(table.contestId, table.seq),
			k
				.index('fact_unsequenced')
				.on(table.contestId)
				.where(sql`${table.seq} is null`),
			k.index('fact_subject').on(table.contestId, table.subject, table.kind)
		]
	);

	/** Roots of complete subtrees of a ledger's tree: what proofs are made of. Small ones are made when they are needed. */
	const treeNode = k.table(
		'tree_node',
		{
			contestId: k.text('contest_id').notNull(),
			/** 3 above eight leaves, 4 above sixteen. */
			level: k.count('level').notNull(),
			/** From the left, among those of its level. */
			place: k.count('place').notNull(),
			/** Hex. */
			hash: k.text('hash').notNull()
		},
		(table) => [k.primaryKey({ columns: [table.contestId, table.level, table.place] })]
	);

	/** What a ledger came to at an instant, signed. */
	const treeHead = k.table(
		'tree_head',
		{
			contestId: k.text('contest_id').notNull(),
			/** Leaves of the tree. */
			size: k.count('size').notNull(),
			/** RFC 6962 root, hex. */
			root: k.text('root').notNull(),
			at: k.instant('at').notNull(),
			keyId: k.text('key_id').notNull(),
			/** Ed25519, hex. */
			signature: k.text('signature').notNull()
		},
		(table) => [k.primaryKey({ columns: [table.contestId, table.size] })]
	);

	return { fact, treeNode, treeHead };
}
