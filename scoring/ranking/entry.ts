import { divide, parseRational, rational, type Rational } from '../exact/rational.ts';

/** `pending` passes its checks and waits: for its verdict, or for its official runs. */
export const ENTRY_STATES = ['pending', 'valid', 'invalid', 'withdrawn', 'disqualified'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** What ranking needs to know of the one entry that counts for a team. */
export interface RankedEntry {
	entryId: string;
	teamId: string;
	state: EntryState;
	/** Whether the gate lets it through as far as is known: checks passed, nobody said no. */
	valid: boolean;
	/** From 0 to 1; absent while nobody and nothing has measured it. */
	quality?: Rational;
	/** Sum over all that counts, whole nanowatt-hours. */
	energyNwh: bigint;
	/** Runs over which the energy is averaged; 1 where the sum itself is the cost. */
	averagedOver: number;
	/** The cost is divided by it: an exact fraction above zero. */
	languageFactor: string;
	interactions: number;
	completionTokens: number;
	/** Place on the ledger of the presentation. */
	sequence: number;
	/** Some of the tokens were counted by another tokenizer than the model's. */
	estimated: boolean;
	/** Confirmation runs that the model's own tokenizer counted have cleared the estimate. */
	recounted?: boolean;
	/** Shown for comparison, by the organiser; never placed. */
	baseline: boolean;
}

/** What an entry is ranked by, exact, in nanowatt-hours. Refuses a factor or a divisor of zero. */
export function costOf(entry: RankedEntry): Rational {
	const energy = rational(entry.energyNwh, BigInt(entry.averagedOver));
	return divide(energy, parseRational(entry.languageFactor));
}
