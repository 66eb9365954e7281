import type { Manifest } from '../../archive/format.ts';
import type { SignedHead } from '../../ledger/tree-head.ts';
import type { Audit, Tally } from './audit.ts';
import type { Difference } from './differences.ts';

/** What came of verifying an archive. */
export interface VerifyReport {
	verifies: boolean;
	contest: string;
	contestId: string;
	leaves: number;
	/** The last head, whether or not it stands. */
	head: { size: number; root: string; at: string } | undefined;
	key: { id: string; pinned: 'same' | 'other' | 'none' };
	/** What the reader has to know to judge the rest. */
	notes: string[];
	recomputed: Tally['recomputed'];
	attested: Tally['attested'];
	differences: Difference[];
	/** More than are listed where a ledger is wrong throughout. */
	differencesInAll: number;
}

export function reportOf({
	manifest,
	audit,
	key,
	pinned,
	heads,
	overrides
}: {
	manifest: Manifest;
	audit: Audit;
	key: { id: string };
	pinned: 'same' | 'other' | undefined;
	heads: readonly SignedHead[];
	/** Teams that the organisers admitted to a round of the best, by round. */
	overrides: ReadonlyMap<string, number>;
}): VerifyReport {
	const { tally, differences } = audit;
	const last = heads.at(-1);
	const notes: string[] = [];
	if (pinned === undefined) {
		notes.push(
			'No key was pinned: the signatures show that the archive was signed with the key inside it, not whose key that is. Compare its id, or use --key.'
		);
	}
	if (tally.recomputed.keptHeads + tally.recomputed.receipts === 0) {
		notes.push(
			'Nothing that was kept from before was compared: a ledger rebuilt and signed again by whoever holds the key would not show.'
		);
	}
	for (const [round, teams] of overrides) {
		notes.push(
			`${String(teams)} came into ${round} by a reasoned decision of the organisers, not by the board.`
		);
	}
	return {
		verifies: differences.count === 0,
		contest: manifest.contest,
		contestId: manifest.contestId,
		leaves: tally.recomputed.leafHashes,
		head: last && { size: last.size, root: last.root, at: last.at },
		key: { id: key.id, pinned: pinned ?? 'none' },
		notes,
		recomputed: tally.recomputed,
		attested: tally.attested,
		differences: differences.kept,
		differencesInAll: differences.count
	};
}
