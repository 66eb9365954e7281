import type { ChallengeRules } from '../rulebook/schema.ts';
import type { ConfirmationRun } from './confirmation.ts';
import type { BoardStanding } from './eligibility.ts';

/** Raw counts of one interaction that the presented work consists of. */
export interface CountedInteraction {
	promptTokens: number;
	completionTokens: number;
	estimated: boolean;
}

/** What is on record of the one entry that counts for a team. */
export interface EntryFacts {
	entryId: string;
	/** The team's id, or its alias where the board must not tell. */
	teamId: string;
	teamName: string;
	/** Place on the ledger of the presentation. */
	sequence: number;
	withdrawn: boolean;
	disqualified: boolean;
	baseline: boolean;
	/** Of the rulebook's categories, where it has any. */
	category?: string;
	checksPassed: boolean;
	/** The verdict in force; absent while nobody has judged. */
	verdict?: 'valid' | 'invalid';
	/** Exact fractions from 0 to 1. */
	quality: { checks?: string; jury?: string };
	language: string;
	/** All of the presented conversation, or every official run of the template. */
	interactions: readonly CountedInteraction[];
	/** Replays of the presented conversation, as far as there are any. */
	confirmation?: readonly ConfirmationRun[];
}

/** All that a board is computed from. */
export interface BoardFacts {
	contest: string;
	round: string;
	challenge: ChallengeRules;
	rulebook: { version: number; hash: string };
	/** Id of a published reference profile. */
	profileId: string;
	standing: BoardStanding;
	/** Epoch milliseconds. */
	at: number;
	/** How many facts of the ledger are counted in. */
	seq: number;
	entries: readonly EntryFacts[];
}
