import type { CheckSignature } from '../../ledger/ed25519.ts';
import { toHex } from '../../ledger/hex.ts';
import { keyIdOf } from '../../ledger/public-key.ts';
import { receiptFault, receiptLeafHash, type Receipt } from '../../ledger/receipt.ts';
import type { Sha256 } from '../../ledger/sha256.ts';
import { checkHead, type SignedHead } from '../../ledger/tree-head.ts';
import type { Differences } from './differences.ts';
import { LEDGER, type TreeAudit } from './tree-audit.ts';

/** What somebody kept of a contest before, by the name of its file. */
export interface Kept<Document> {
	file: string;
	document: Document;
}

interface KeptToAudit {
	contestId: string;
	/** The keys that may have signed: the pinned one, if any, and the archive's. */
	keys: readonly Uint8Array[];
	sha256: Sha256;
	checkSignature: CheckSignature;
}

/** Whether the archive's ledger still begins with what a kept head covers; tells what speaks against it. */
function checkAgainst(
	head: SignedHead,
	file: string,
	{ tree, roots }: TreeAudit,
	differences: Differences
): boolean {
	if (head.size > tree.size) {
		const message = `it has ${String(tree.size)} leaves, and ${file} shows a head of ${String(head.size)}`;
		differences.add({ kind: 'ledger-cut-short', file: LEDGER, message });
		return false;
	}
	if (roots.get(head.size) === head.root) return true;
	const message = `its first ${String(head.size)} leaves are not those of the head in ${file}: it was rebuilt`;
	differences.add({ kind: 'ledger-rebuilt', file: LEDGER, message });
	return false;
}

/** Checks heads that were kept; answers how many stand. */
export function auditKeptHeads(
	kept: readonly Kept<SignedHead>[],
	audit: KeptToAudit,
	tree: TreeAudit,
	differences: Differences
): number {
	return kept.filter(({ file, document: head }) => {
		if (head.contest !== audit.contestId) {
			differences.add({ kind: 'head-contest', file, message: 'it is another contest’s head' });
			return false;
		}
		const publicKey = audit.keys.find((key) => keyIdOf(key, audit.sha256) === head.keyId);
		if (!publicKey) {
			const message = `it was signed with key ${head.keyId}, the archive with another`;
			differences.add({ kind: 'head-key', file, message });
		} else if (!checkHead(head, { publicKey, checkSignature: audit.checkSignature })) {
			differences.add({ kind: 'kept-head-signature', file, message: 'its signature is wrong' });
			return false;
		}
		return checkAgainst(head, file, tree, differences) && publicKey !== undefined;
	}).length;
}

const FAULTS = {
	'other-key': 'it was signed with another key than the archive',
	signature: 'the signature of its head is wrong',
	inclusion: 'its leaf is not in the tree of its head'
} as const;

/** Checks receipts that were kept; answers how many stand. */
export function auditReceipts(
	kept: readonly Kept<Receipt>[],
	audit: KeptToAudit,
	tree: TreeAudit,
	differences: Differences
): number {
	const { sha256, checkSignature } = audit;
	return kept.filter(({ file, document: receipt }) => {
		const { head, seq } = receipt;
		if (head.contest !== audit.contestId) {
			differences.add({ kind: 'head-contest', file, message: 'it is another contest’s receipt' });
			return false;
		}
		const publicKey = audit.keys.find((key) => keyIdOf(key, sha256) === head.keyId);
		const fault = publicKey
			? receiptFault(receipt, { publicKey, sha256, checkSignature })
			: 'other-key';
		if (fault) differences.add({ kind: 'receipt-refuted', file, message: FAULTS[fault] });
		if (fault && fault !== 'other-key') return false;
		const found = tree.leaves.get(seq);
		if (found !== undefined && found !== toHex(receiptLeafHash(receipt, sha256))) {
			const message = `leaf ${String(seq)} is not the one of the receipt in ${file}`;
			differences.add({ kind: 'leaf-changed', file: LEDGER, line: seq + 1, message });
		}
		return checkAgainst(head, file, tree, differences) && fault === undefined;
	}).length;
}
