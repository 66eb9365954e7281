import type { ArchiveFiles } from '../../archive/files.ts';
import { FILE, hasFile, LIMIT, readManifest, refusedAt } from '../../archive/format.ts';
import { forEachLine, wholeFile, wholeText } from '../../archive/lines.ts';
import { ContestRecord } from '../../archive/record.ts';
import { readRulebooks } from '../../archive/rulebooks.ts';
import { needFiles, readHeads, readTeams, readVerdicts } from '../../archive/side-files.ts';
import type { CheckSignature } from '../../ledger/ed25519.ts';
import { toHex } from '../../ledger/hex.ts';
import { keyIdOf, readPublicKeyPem } from '../../ledger/public-key.ts';
import type { Receipt } from '../../ledger/receipt.ts';
import type { Sha256 } from '../../ledger/sha256.ts';
import type { SignedHead } from '../../ledger/tree-head.ts';
import { emptyTally, type Audit } from './audit.ts';
import { auditBoards } from './boards-audit.ts';
import { auditCombined } from './combined-audit.ts';
import { Differences } from './differences.ts';
import { FactsAudit } from './facts-audit.ts';
import { auditHeads } from './heads-audit.ts';
import { auditKeptHeads, auditReceipts, type Kept } from './kept-audit.ts';
import { auditNames, auditReasons } from './names-audit.ts';
import { recheck } from './recheck.ts';
import { reportOf, type VerifyReport } from './report.ts';
import { RulesInForce } from './rules-in-force.ts';
import { TextsIndex } from './texts-index.ts';
import { LEDGER, TreeAudit } from './tree-audit.ts';

export interface VerifyOptions {
	sha256: Sha256;
	checkSignature: CheckSignature;
	/** The contest's key as the reader knows it from elsewhere, 32 bytes. */
	pinned?: Uint8Array;
	heads?: readonly Kept<SignedHead>[];
	receipts?: readonly Kept<Receipt>[];
}

/**
 * Recomputes an archive from its bytes up and tells every difference. Throws ArchiveRefused for what
 * cannot be read as an archive at all.
 */
export async function verifyArchive(
	files: ArchiveFiles,
	options: VerifyOptions
): Promise<VerifyReport> {
	const { sha256, checkSignature, pinned, heads: keptHeads = [], receipts = [] } = options;
	const manifest = await readManifest(files);
	needFiles(files, [FILE.key, FILE.ledger, FILE.heads]);
	const pem = await wholeText(files, { file: FILE.key, largest: LIMIT.key });
	const publicKey = refusedAt({ file: FILE.key }, () => readPublicKeyPem(pem));
	const key = { id: keyIdOf(publicKey, sha256), publicKey };
	const heads = await readHeads(files);
	const rulebooks = await readRulebooks(files, sha256);
	const [teams, verdicts] = [await readTeams(files), await readVerdicts(files)];
	const listed = hasFile(files, FILE.leafHashes)
		? await wholeFile(files, { file: FILE.leafHashes, largest: LIMIT.leafHashes })
		: undefined;

	const differences = new Differences();
	const audit: Audit = {
		record: new ContestRecord(),
		rules: new RulesInForce(),
		rulebooks,
		verdicts,
		texts: await TextsIndex.read(files, sha256),
		differences,
		tally: emptyTally(),
		sha256
	};
	const tree = new TreeAudit({
		sha256,
		sizes: [...heads, ...keptHeads.map((kept) => kept.document)]
			.map(({ size }) => size)
			.concat(receipts.map(({ document }) => document.head.size)),
		leaves: receipts.map(({ document }) => document.seq),
		listed
	});
	const facts = new FactsAudit(audit, tree);
	await forEachLine(files, { file: LEDGER, longest: LIMIT.ledgerLine }, (bytes, from, to, line) => {
		facts.take(bytes, from, to, line);
	});
	audit.tally.recomputed.leafHashes = tree.tree.size;
	if (manifest.leaves !== tree.tree.size) {
		const message = `the manifest says ${String(manifest.leaves)} leaves, the ledger has ${String(tree.tree.size)}`;
		differences.add({ kind: 'leaf-count', file: FILE.manifest, message });
	}
	if (audit.record.contestId !== manifest.contestId) {
		const message = 'the ledger is that of another contest';
		differences.add({ kind: 'contest-differs', file: FILE.manifest, message });
	}
	const isPinned = pinned !== undefined && toHex(pinned) === toHex(publicKey);
	if (pinned && !isPinned) {
		const message = `the archive is signed with key ${key.id}, not with the pinned ${keyIdOf(pinned, sha256)}`;
		differences.add({ kind: 'key-differs', file: FILE.key, message });
	}

	const { contestId } = manifest;
	const { recomputed } = audit.tally;
	const signed = { heads, contestId, key, listed, sha256, checkSignature };
	recomputed.heads = auditHeads(signed, tree, differences);
	const keys = pinned ? [pinned, publicKey] : [publicKey];
	const kept = { contestId, keys, sha256, checkSignature };
	recomputed.keptHeads = auditKeptHeads(keptHeads, kept, tree, differences);
	recomputed.receipts = auditReceipts(receipts, kept, tree, differences);

	auditNames(audit, teams);
	auditReasons(audit);
	const sheets = facts.instances.conclude(audit, tree.tree);
	await recheck(files, audit, sheets);
	const { record } = audit;
	const archive = { manifest, record, rulebooks, verdicts, settledOf: record.settled() };
	const roots = new Map([...tree.roots, ...facts.rootsOfBoards]);
	await auditBoards({ files, archive, teams, audit, roots });
	await auditCombined({ files, archive, teams, audit });
	await facts.admissions.conclude(files);
	return reportOf({
		...{ manifest, audit, key, heads },
		pinned: pinned && (isPinned ? 'same' : 'other'),
		overrides: facts.admissions.overrides
	});
}
