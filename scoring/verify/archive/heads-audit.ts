import { FILE } from '../../archive/format.ts';
import type { CheckSignature } from '../../ledger/ed25519.ts';
import { GrowingTree } from '../../ledger/growing-tree.ts';
import { toHex } from '../../ledger/hex.ts';
import { HASH_BYTES, type Sha256 } from '../../ledger/sha256.ts';
import { checkHead, type SignedHead } from '../../ledger/tree-head.ts';
import type { Difference, Differences } from './differences.ts';
import { locate } from './locate.ts';
import { LEDGER, type TreeAudit } from './tree-audit.ts';

export interface HeadsToAudit {
	heads: readonly SignedHead[];
	contestId: string;
	key: { id: string; publicKey: Uint8Array };
	/** The list of leaf hashes that came with the archive. */
	listed: Uint8Array | undefined;
	sha256: Sha256;
	checkSignature: CheckSignature;
}

/** Signatures and order of the heads; gives those that the key signed. */
function checkedHeads(audit: HeadsToAudit, differences: Differences): SignedHead[] {
	const file = FILE.heads;
	let before: SignedHead | undefined;
	return audit.heads.filter((head, index) => {
		const at = { file, line: index + 1 };
		const of = `the head of ${String(head.size)} leaves`;
		const add = (kind: Difference['kind'], message: string) => {
			differences.add({ kind, ...at, message });
		};
		if (before && (head.size < before.size || head.at < before.at)) {
			add('head-order', `${of} stands after one of ${String(before.size)}`);
		}
		before = head;
		if (head.contest !== audit.contestId) add('head-contest', `${of} is another contest's`);
		if (head.keyId !== audit.key.id) {
			add('head-key', `${of} names key ${head.keyId}, the archive's is ${audit.key.id}`);
			return false;
		}
		const { publicKey } = audit.key;
		if (checkHead(head, { publicKey, checkSignature: audit.checkSignature })) return true;
		add('head-signature', `the signature of ${of} is wrong`);
		return false;
	});
}

/** Whether the list of leaf hashes is the one that a head signed. */
function isSigned(listed: Uint8Array, head: SignedHead, sha256: Sha256): boolean {
	if (listed.length < head.size * HASH_BYTES) return false;
	const tree = new GrowingTree(sha256);
	for (let seq = 0; seq < head.size; seq++) {
		tree.append(listed.slice(seq * HASH_BYTES, (seq + 1) * HASH_BYTES));
	}
	return toHex(tree.root()) === head.root;
}

/** Checks the heads against the tree of the ledger; answers how many stand. */
export function auditHeads(
	audit: HeadsToAudit,
	{ roots, tree, unlisted, firstUnlisted }: TreeAudit,
	differences: Differences
): number {
	const signed = checkedHeads(audit, differences);
	const standing = signed.filter((head) => roots.get(head.size) === head.root);
	const last = signed.at(-1);
	const first = signed.find((head) => roots.get(head.size) !== head.root);
	const { listed, sha256 } = audit;
	const isListSigned = first && last && listed && isSigned(listed, last, sha256);
	const named =
		isListSigned && firstUnlisted !== undefined
			? locate(listed, { from: firstUnlisted, hashes: unlisted })
			: [];
	for (const difference of named) differences.add(difference);
	if (named.length > 0) return standing.length;

	const size = last?.size ?? 0;
	if (size > tree.size) {
		const message = `it has ${String(tree.size)} leaves, and a head of ${String(size)} was signed`;
		differences.add({ kind: 'ledger-cut-short', file: LEDGER, message });
	} else if (size < tree.size) {
		const message = `${String(tree.size - size)} leaves come after the last signed head`;
		differences.add({ kind: 'leaves-unsigned', file: LEDGER, line: size + 1, message });
	}
	if (first && first.size <= tree.size) {
		const good = signed.findLast((head) => head.size < first.size && standing.includes(head));
		const from = good?.size ?? 0;
		const message = `the root of ${String(first.size)} leaves is not the signed one: something from leaf ${String(from)} to leaf ${String(first.size - 1)} was changed, dropped, swapped or added`;
		differences.add({ kind: 'ledger-differs', file: LEDGER, line: from + 1, message });
	} else if (
		!first &&
		listed &&
		(firstUnlisted !== undefined || listed.length !== tree.size * HASH_BYTES)
	) {
		const message = 'the list is not that of the ledger, which its heads confirm';
		differences.add({ kind: 'leaf-hashes-differ', file: FILE.leafHashes, message });
	}
	return standing.length;
}
