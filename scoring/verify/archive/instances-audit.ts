import type { ContestRecord } from '../../archive/record.ts';
import type { GrowingTree } from '../../ledger/growing-tree.ts';
import { fromHex, toHex } from '../../ledger/hex.ts';
import { generateSheet } from '../../plan/generate.ts';
import type { PlanSheet } from '../../rulebook/schema.ts';
import { tellAt, type Audit } from './audit.ts';

/** What the ledger was when a round closed. */
interface Close {
	at: number;
	/** Whether the last leaf that was seen stood at the close or after it. */
	isAfter: boolean;
	/** The tree up to the last leaf before the close, once something stands behind it. */
	tree: GrowingTree | undefined;
}

/**
 * Hidden sheets: the seed is the SHA-256 of the secret and the root of the ledger up to the last fact
 * before the close, so the tree of every round's close is kept while the ledger is read.
 */
export class InstancesAudit {
	private readonly closes = new Map<string, Close>();

	/** The schedule has changed: a close that moved is waited for anew. */
	reschedule(closes: ReadonlyMap<string, number>): void {
		for (const [round, at] of closes) {
			const known = this.closes.get(round);
			if (known?.at !== at) this.closes.set(round, { at, isAfter: false, tree: undefined });
		}
	}

	/** Before a leaf of that instant joins the tree. */
	before(tree: GrowingTree, at: number): void {
		for (const close of this.closes.values()) {
			const isAfter = at >= close.at;
			if (isAfter && !close.isAfter) close.tree = tree.copy();
			close.isAfter = isAfter;
		}
	}

	/** Checks what was revealed; gives the sheets of each challenge whose reveal is right. */
	conclude(audit: Audit, whole: GrowingTree): Map<string, PlanSheet[]> {
		const sheets = new Map<string, PlanSheet[]>();
		for (const [id, reveal] of audit.record.reveals) {
			const tell = (message: string) => {
				const line = reveal.seq + 1;
				tellAt(audit, line, { kind: 'instances-differ', subject: id, message });
			};
			const inForce = audit.rules.challenge(id);
			if (inForce?.challenge.kind !== 'template') {
				tell('no challenge of that name has hidden sheets');
				continue;
			}
			const committed = audit.record.commitments.get(id);
			if (committed?.commitment !== toHex(audit.sha256(fromHex(reveal.secret)))) {
				tell('the secret is not the one that was committed');
				continue;
			}
			const close = this.closes.get(inForce.round.id);
			const tree = close?.isAfter === false ? whole : (close?.tree ?? whole);
			const root = toHex(tree.root());
			if (tree.size !== reveal.treeSize || root !== reveal.treeRoot) {
				tell(`at the close the ledger had ${String(tree.size)} leaves and the root ${root}`);
				continue;
			}
			sheets.set(id, sheetsOf(audit, reveal, inForce.challenge.hidden.sheets));
			audit.tally.recomputed.sheets += inForce.challenge.hidden.sheets;
		}
		checkSheetNames(audit, sheets);
		return sheets;
	}
}

function sheetsOf(
	{ sha256 }: Audit,
	{ secret, treeRoot }: { secret: string; treeRoot: string },
	count: number
): PlanSheet[] {
	const seed = sha256(fromHex(secret + treeRoot));
	return Array.from({ length: count }, (_, index) =>
		generateSheet(sha256, { seed: Uint8Array.from(seed), index })
	);
}

/** Official runs are runs of those sheets and of no others. */
function checkSheetNames(audit: Audit, sheets: ReadonlyMap<string, PlanSheet[]>): void {
	const { record }: { record: ContestRecord } = audit;
	for (const entry of record.entries.values()) {
		const known = sheets.get(entry.challenge);
		if (!known) continue;
		for (const { purpose, sheet, seq } of entry.runs) {
			if (purpose !== 'instances' || known.some(({ id }) => id === sheet)) continue;
			const message = `no hidden sheet is called ${sheet ?? 'nothing'}`;
			tellAt(audit, seq + 1, { kind: 'run-differs', subject: entry.entryId, message });
		}
	}
}
