/** What can be wrong with an archive. */
export const DIFFERENCES = [
	'leaf-changed',
	'leaf-dropped',
	'leaf-added',
	'leaves-swapped',
	'leaf-malformed',
	'leaf-hashes-differ',
	'ledger-differs',
	'ledger-cut-short',
	'ledger-rebuilt',
	'leaves-unsigned',
	'leaf-count',
	'fact-repeated',
	'key-differs',
	'head-signature',
	'head-key',
	'head-contest',
	'head-order',
	'kept-head-signature',
	'receipt-refuted',
	'contest-differs',
	'rulebook-missing',
	'rulebook-changed',
	'rulebook-unpublished',
	'schedule-differs',
	'challenge-unknown',
	'team-unknown',
	'admission-differs',
	'category-differs',
	'outage-differs',
	'name-differs',
	'held-twice',
	'settled-twice',
	'settled-without-hold',
	'settled-for-another',
	'energy-differs',
	'profile-differs',
	'overrun-differs',
	'entry-repeated',
	'entry-unknown',
	'entry-interactions',
	'entry-kind',
	'withdrawal-differs',
	'checks-differ',
	'run-repeated',
	'run-differs',
	'verdict-differs',
	'instances-differ',
	'text-differs',
	'text-unknown',
	'board-missing',
	'board-changed',
	'board-differs',
	'board-unpublished'
] as const;
export type DifferenceKind = (typeof DIFFERENCES)[number];

/** One thing that is not as it should be, and where. */
export interface Difference {
	kind: DifferenceKind;
	file: string;
	/** From 1; a ledger's line is its `seq` plus one. */
	line?: number;
	/** Id of the fact, interaction, entry, team or board that it is about. */
	subject?: string;
	message: string;
}

const MOST_KEPT = 500;

/** The differences found so far. A ledger that is wrong throughout is told by the first ones and a count. */
export class Differences {
	readonly kept: Difference[] = [];
	count = 0;

	add(difference: Difference): void {
		this.count += 1;
		if (this.kept.length < MOST_KEPT) this.kept.push(difference);
	}
}
