/** One run of what was presented, on one sheet. */
export interface DoubtRun {
	valid: boolean;
	/** What the checks measured, from 0 to 1. */
	quality: number;
	/** Nanowatt-hours. */
	energyNwh: number;
}

/** A placed entry with all that luck had a hand in. */
export interface DoubtEntry {
	teamId: string;
	/** Place on the ledger of the presentation; it names the entry's own stream of draws. */
	sequence: number;
	/** On the board, from 1; equals share one. */
	place: number;
	/** Runs of each sheet; sheet k is the same for everyone. Empty where nothing was run again. */
	instances: readonly (readonly DoubtRun[])[];
	/** What ranks, in nanowatt-hours, where it is fixed; else the mean of the runs over the factor. */
	costNwh?: number;
	languageFactor: number;
	/** Each judge's scores from 0 to 1, a criterion each, judges in the order of their ids. */
	jury: readonly (readonly number[])[];
}

interface QualityRules {
	/** Weights of the criteria, and of the two parts of quality. */
	criteria: readonly number[];
	checks: number;
	jury: number;
}

/** The rules that make a place of the runs. */
export interface DoubtRules {
	policy:
		| { policy: 'gate-then-energy' }
		| ({ policy: 'weighted'; a: number; parNwh: number } & QualityRules)
		| ({ policy: 'pareto' } & QualityRules);
	/** Valid is a share of all runs, or so many sheets, each by the majority of its runs. */
	accepted: { by: 'runs'; share: number } | { by: 'instances'; atLeast: number };
}

/** How sure the place of one entry is. */
export interface EntryDoubt {
	teamId: string;
	/** Places between which it lies in 95 of 100 replicates, its place on the board among them. */
	places: { low: number; high: number };
	/** Share of the replicates in which it is first, shared firsts in parts; 4 decimals. */
	first: number;
	/** Whether the leader is not ahead of it in 95 of 100 replicates. */
	tied: boolean;
	/** Runs that passed, with the Wilson interval of their rate; absent where nothing was run. */
	passRate?: { passes: number; runs: number; low: number; high: number };
}

export interface Doubt {
	method: 'paired-bootstrap/1';
	generator: 'xoshiro128**';
	seed: string;
	replicates: number;
	entries: EntryDoubt[];
}
