import type { ContestRecord } from '../../archive/record.ts';
import type { ArchivedRulebook } from '../../archive/rulebooks.ts';
import type { VerdictLine } from '../../archive/side-files.ts';
import type { Sha256 } from '../../ledger/sha256.ts';
import type { DifferenceKind, Differences } from './differences.ts';
import type { RulesInForce } from './rules-in-force.ts';
import type { TextsIndex } from './texts-index.ts';
import { LEDGER } from './tree-audit.ts';

/** How much was computed anew and found right or wrong, and how much rests on somebody's word. */
export interface Tally {
	recomputed: Record<
		| 'leafHashes'
		| 'heads'
		| 'keptHeads'
		| 'receipts'
		| 'rulebooks'
		| 'energies'
		| 'texts'
		| 'names'
		| 'checks'
		| 'runs'
		| 'verdicts'
		| 'sheets'
		| 'boards',
		number
	>;
	attested: Record<'texts' | 'reasons' | 'names' | 'checks' | 'runs' | 'erasedBoards', number>;
}

export function emptyTally(): Tally {
	return {
		recomputed: {
			leafHashes: 0,
			heads: 0,
			keptHeads: 0,
			receipts: 0,
			rulebooks: 0,
			energies: 0,
			texts: 0,
			names: 0,
			checks: 0,
			runs: 0,
			verdicts: 0,
			sheets: 0,
			boards: 0
		},
		attested: { texts: 0, reasons: 0, names: 0, checks: 0, runs: 0, erasedBoards: 0 }
	};
}

/** What every part of an audit shares. */
export interface Audit {
	readonly record: ContestRecord;
	readonly rules: RulesInForce;
	readonly rulebooks: ReadonlyMap<number, ArchivedRulebook>;
	readonly verdicts: ReadonlyMap<string, VerdictLine>;
	readonly texts: TextsIndex;
	readonly differences: Differences;
	readonly tally: Tally;
	readonly sha256: Sha256;
}

/** Tells a difference at a line of the ledger. */
export function tellAt(
	{ differences }: Pick<Audit, 'differences'>,
	line: number,
	difference: { kind: DifferenceKind; subject?: string; message: string }
): void {
	differences.add({ file: LEDGER, line, ...difference });
}
