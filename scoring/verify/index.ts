/**
 * The door `#scoring/verify`: what a page needs to check a receipt or two heads, with SHA-256 and
 * Ed25519 in plain JavaScript, because `crypto.subtle` is missing on a classroom's plain http.
 */
export { Malformed } from '../ledger/document.ts';
export { verifyConsistency } from '../ledger/consistency.ts';
export { fromHex, toHex } from '../ledger/hex.ts';
export { verifyInclusion } from '../ledger/inclusion.ts';
export { hashLeaf } from '../ledger/merkle-tree.ts';
export { keyIdOf, publicKeyPem, readPublicKeyPem } from '../ledger/public-key.ts';
export {
	canonicalReceipt,
	makeReceipt,
	readReceipt,
	receiptFault,
	receiptLeafHash
} from '../ledger/receipt.ts';
export type { Receipt, ReceiptFault } from '../ledger/receipt.ts';
export { canonicalSignedHead, checkHead, readHead, signHead } from '../ledger/tree-head.ts';
export type { SignedHead, TreeHead } from '../ledger/tree-head.ts';
export { checkReceiptText } from './receipt-text.ts';
export type { CheckedReceipt } from './receipt-text.ts';
export { checkSignature, sha256 } from './pure-crypto.ts';
export { isConsistent } from './two-heads.ts';
