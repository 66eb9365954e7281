import type { Fact, FactData } from '../ledger/facts.ts';
import { Interactions } from './interactions.ts';
import { textOf } from './leaf-text.ts';
import { runOf, type RunOnRecord } from './run-on-record.ts';
import type { Settled, SettledLog } from './settled-log.ts';
import type { UsualLeaf } from './usual-leaf.ts';

/** Everything here carries `seq`, its place on the ledger, so that any earlier state can be told. */
export interface Sequenced {
	seq: number;
}

export type VerdictOnRecord = Sequenced & { factId: string } & FactData<'verdict-given'>;
export type ChecksOnRecord = Sequenced & FactData<'checks-recorded'>;

export interface EntryOnRecord extends Sequenced {
	entryId: string;
	teamId: string;
	challenge: string;
	language: string;
	presented: FactData<'entry-presented'>['presented'];
	/** Where it was withdrawn. */
	withdrawn: number | undefined;
	/** Disqualified and reinstated, in order. */
	conduct: (Sequenced & { disqualified: boolean })[];
	checks: ChecksOnRecord[];
	verdicts: VerdictOnRecord[];
	runs: RunOnRecord[];
}

export type RulebookOnRecord = Sequenced & FactData<'rulebook-published'>;
export type BoardOnRecord = Sequenced & { id: string; at: string; counted: number } & Omit<
		FactData<'board-published'>,
		'seq'
	>;

export type CombinedOnRecord = Sequenced & {
	id: string;
	at: string;
} & FactData<'combined-board-published'>;

/** A decision on who takes part in a round. */
export interface AdmissionOnRecord extends Sequenced {
	teamId: string;
	round: string;
	admitted: boolean;
	/** The published board whose best it is one of. */
	board: string | undefined;
}

/** A contest as its ledger tells it, gathered fact by fact in order. */
export class ContestRecord {
	readonly interactions = new Interactions();
	readonly rulebooks: RulebookOnRecord[] = [];
	readonly overrides: (Sequenced & FactData<'schedule-overridden'>)[] = [];
	readonly teams = new Map<
		string,
		Sequenced & {
			baseline: boolean;
			nameHash: string | undefined;
			/** Those that it was put into, in order. */
			categories: (Sequenced & { category: string })[];
		}
	>();
	readonly admissions: AdmissionOnRecord[] = [];
	/** Teams that were merged into another or removed before they played. */
	readonly gone = new Set<string>();
	readonly entries = new Map<string, EntryOnRecord>();
	/** Rejudgings that were applied and appeals that were upheld. */
	readonly rejudgings = new Set<string>();
	readonly boards: BoardOnRecord[] = [];
	readonly combined: CombinedOnRecord[] = [];
	readonly commitments = new Map<string, Sequenced & { commitment: string }>();
	readonly reveals = new Map<string, Sequenced & FactData<'instances-revealed'>>();
	contestId: string | undefined;
	/** Facts so far. */
	size = 0;
	/** Of the last fact, epoch milliseconds. */
	lastAt = 0;
	private readonly log: SettledLog | undefined;

	/** With a log, interactions are only written down there, for a reader who wants few of them. */
	constructor(log?: SettledLog) {
		this.log = log;
	}

	/** Ids of the challenges in which a team has sent a prompt or presented an entry. */
	played(): Set<string> {
		const presented = [...this.entries.values()].map(({ challenge }) => challenge);
		return new Set([...this.interactions.challenges(), ...presented]);
	}

	/** Teams of a round by the last decision on each: whether it was admitted. */
	decidedIn(round: string): Map<string, boolean> {
		const ofRound = this.admissions.filter((one) => one.round === round);
		return new Map(ofRound.map(({ teamId, admitted }) => [teamId, admitted]));
	}

	/** What was settled of the interactions that were presented. */
	settled(): (id: string) => Settled | undefined {
		if (!this.log) return (id) => this.interactions.settled(id);
		const presented = [...this.entries.values()].flatMap(({ presented }) =>
			presented.kind === 'template' ? [] : presented.interactionIds
		);
		const found = this.log.find(presented);
		return (id) => found.get(id);
	}

	/** Takes the next fact where its kind is a usual one. Runs of unknown entries are passed over. */
	takeUsual(leaf: UsualLeaf, bytes: Uint8Array): void {
		const seq = this.size++;
		this.lastAt = leaf.at;
		const { interactions } = this;
		if (leaf.kind !== 'official-run') {
			if (this.log) {
				if (leaf.kind === 'interaction-settled') this.log.append(leaf, bytes);
				return;
			}
			const number = interactions.number(bytes, leaf.subjectFrom, leaf.subjectTo);
			if (leaf.kind === 'interaction-held') interactions.hold(number, leaf, bytes);
			else interactions.settle(number, leaf, bytes);
		} else {
			const entry = this.entries.get(textOf(bytes, leaf.subjectFrom, leaf.subjectTo));
			entry?.runs.push({ seq, ...runOf(leaf, bytes) });
		}
	}

	/** Takes the next fact of the ledger where only its place and its instant matter. */
	skip(at = this.lastAt): void {
		this.size += 1;
		this.lastAt = at;
	}

	/** Takes the next fact. What speaks of entries or teams that nobody presented is passed over. */
	take(fact: Fact): void {
		const seq = this.size++;
		this.lastAt = Date.parse(fact.at);
		const { subject } = fact;
		const entry = this.entries.get(subject);
		switch (fact.kind) {
			case 'rulebook-published':
				this.contestId ??= subject;
				this.rulebooks.push({ seq, ...fact.data });
				return;
			case 'schedule-overridden':
				this.overrides.push({ seq, ...fact.data });
				return;
			case 'team-registered':
				this.teams.set(subject, {
					seq,
					baseline: fact.data.baseline === true,
					nameHash: undefined,
					categories:
						fact.data.category === undefined ? [] : [{ seq, category: fact.data.category }]
				});
				return;
			case 'team-named': {
				const team = this.teams.get(subject);
				if (team) team.nameHash = fact.data.nameHash;
				return;
			}
			case 'team-categorised':
				this.teams.get(subject)?.categories.push({ seq, category: fact.data.category });
				return;
			case 'team-merged':
			case 'team-removed':
				this.gone.add(subject);
				return;
			case 'team-admitted':
			case 'team-declined': {
				const { round } = fact.data;
				const admitted = fact.kind === 'team-admitted';
				const board = fact.kind === 'team-admitted' ? fact.data.board : undefined;
				this.admissions.push({ seq, teamId: subject, round, admitted, board });
				return;
			}
			case 'entry-presented':
				this.entries.set(subject, {
					seq,
					entryId: subject,
					...fact.data,
					withdrawn: undefined,
					conduct: [],
					checks: [],
					verdicts: [],
					runs: []
				});
				return;
			case 'entry-withdrawn':
				if (entry) entry.withdrawn ??= seq;
				return;
			case 'entry-disqualified':
			case 'entry-reinstated':
				entry?.conduct.push({ seq, disqualified: fact.kind === 'entry-disqualified' });
				return;
			case 'checks-recorded':
				entry?.checks.push({ seq, ...fact.data });
				return;
			case 'verdict-given':
				entry?.verdicts.push({ seq, factId: fact.id, ...fact.data });
				return;
			case 'rejudging-applied':
				this.rejudgings.add(subject);
				return;
			case 'appeal-decided':
				if (fact.data.upheld) this.rejudgings.add(subject);
				return;
			case 'board-published': {
				const { seq: counted, ...board } = fact.data;
				this.boards.push({ seq, id: subject, at: fact.at, counted, ...board });
				return;
			}
			case 'combined-board-published':
				this.combined.push({ seq, id: subject, at: fact.at, ...fact.data });
				return;
			case 'assisted-reading':
			case 'outage-applied':
			case 'interaction-returned':
			case 'outage-reverted':
				// Advice to the judges, and what a team may still spend: no place depends on them.
				return;
			case 'instances-committed':
				this.commitments.set(fact.data.challenge, { seq, commitment: fact.data.commitment });
				return;
			case 'instances-revealed':
				this.reveals.set(fact.data.challenge, { seq, ...fact.data });
				return;
			case 'interaction-held':
			case 'interaction-settled':
			case 'official-run':
				throw new TypeError(`a fact of the kind ${fact.kind} is read from its bytes`);
			default:
				fact satisfies never;
		}
	}
}
