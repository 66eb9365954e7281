import type { CheckOutcome, RoundState } from '#scoring';

/** A name and what stands beside it, both in the reader's language. */
export interface NamedFact {
	name: string;
	value: string;
}

/** One check of an answer in words, with the words of the answer that it is about. */
export interface CheckView {
	kind: CheckOutcome['kind'];
	outcome: CheckOutcome['outcome'];
	reason: string;
	title: string;
	sentence: string;
	evidence: string[];
	/** What the checks inside of a combination said. */
	parts?: CheckView[];
}

/** What a settled interaction came to. Energy in nanowatt-hours. */
export interface TurnEndView {
	outcome: 'completed' | 'aborted' | 'failed' | 'interrupted' | 'released';
	billed: boolean;
	promptTokens: number;
	completionTokens: number;
	/** Counted by another tokenizer than the model's. */
	estimated: boolean;
	energyNwh: number;
	gramsCO2e: number;
	/** Tokens, energy, emissions and time, to be shown. */
	figures: NamedFact[];
	/** How it ended, where that deserves a word. */
	note?: { tone: 'warning' | 'error'; text: string };
	/** What is read aloud of it. */
	spoken: string;
}

/** What the checker made of a rehearsal: the plan where it could read one, and its verdict. */
export interface PlanView {
	/** Start hour of each load, in the sheet's order. */
	starts?: number[];
	/** The hours of each load. */
	facts?: NamedFact[];
	/** What the plan buys, where it is legal. */
	summary?: string;
	check: CheckView;
}

/** One interaction of the reader's own team. */
export interface TurnView {
	id: string;
	conversationId: string;
	parentId?: string;
	/** Its place in the conversation, from one. */
	turn: number;
	prompt: string;
	/** As far as it has come. */
	answer: string;
	sheetId?: string;
	/** False where the endpoint was not the rulebook's model. */
	official: boolean;
	heldAt: number;
	/** The same instant as people read it. */
	when: string;
	/** Where it stands in the queue, in words; absent once it was called. */
	waiting?: string;
	/** Absent while the answer is being written. */
	end?: TurnEndView;
	/** Where its receipt is downloaded; absent while the answer is being written. */
	receipt?: string;
	plan?: PlanView;
}

/** What a team has left on a challenge; open holds are not in it. */
export interface LeftView {
	/** The server's clock when it looked: what comes by another way, and late, is older. */
	at: number;
	interactions: number;
	tokens: number;
	energyNwh: number;
	presentations: number;
	/** The four as they are shown. */
	figures: LeftFigure[];
}

/** One budget: what is left of it, in words and as numbers to draw. */
export interface LeftFigure {
	value: string;
	label: string;
	/** «de 30». */
	of: string;
	left: number;
	whole: number;
}

export interface EntryView {
	id: string;
	/** The conversation that was presented, up to its last answer then. */
	interactionId?: string;
	conversationId?: string;
	template?: string;
	/** What was said of the answer, in a reto of alignment. */
	said?: NamedFact[];
	presentedAt: number;
	when: string;
	state: 'pending' | 'valid' | 'invalid' | 'withdrawn' | 'disqualified';
	/** The state in words, and what is still to come or was decided. */
	label: string;
	note?: string;
	/** Whether it is the one that counts for the team. */
	counts: boolean;
	checks: CheckView[];
	/** Of all interactions of the presented conversation. */
	cost?: { energyNwh: number; interactions: number; text: string };
}

/** Which phase the challenge is in and what it takes now. */
export interface PhaseView {
	phase: RoundState['phase'];
	next?: RoundState['next'];
	/** Why it takes no prompts, where it takes none. */
	closed?: string;
	/** That the organiser holds calls back, and why. */
	paused?: string;
	acceptsEntries: boolean;
}

/** How much has happened, to notice that something was missed. */
export interface Progress {
	turns: number;
	settled: number;
	/** Presentations and withdrawals. */
	entries: number;
}

/** Everything of one team on one challenge. */
export interface WorkbenchView {
	/** The server's clock, epoch milliseconds. */
	now: number;
	phase: PhaseView;
	turns: TurnView[];
	left: LeftView;
	/** Newest first. */
	entries: EntryView[];
	progress: Progress;
	/** Provisional place of the entry that counts, where the public may see one. */
	place?: number;
}

/** What the editor is told about a text before it is sent. */
export interface EstimateView {
	tokens: number;
	most: number;
	/** Counted by another tokenizer than the model's. */
	estimated: boolean;
	/** The most that sending it could take; absent where it cannot be sent as it stands. */
	hold?: { tokens: number; energyNwh: number };
	/** Said where that is more than what is left. */
	warning?: string;
}
