import { MARK } from '../../archive/interactions.ts';
import { textOf } from '../../archive/leaf-text.ts';
import type { UsualLeaf } from '../../archive/usual-leaf.ts';
import { FIELD } from '../../archive/usual-shapes.ts';
import { profileById } from '../../energy/index.ts';
import { meterOf } from '../../energy/meter.ts';
import { tellAt, type Audit } from './audit.ts';
import type { DifferenceKind } from './differences.ts';
import type { ChallengeInForce } from './rules-in-force.ts';
import type { TextField } from './texts-index.ts';

const NONE = -1;

/** Checks the facts of which there are millions, each against what the ledger said before. */
export class InteractionsAudit {
	private readonly audit: Audit;
	/** Challenges by their number, as the rules in force have them. */
	private challenges: (ChallengeInForce | undefined)[] = [];
	private teams = new Uint8Array(1024);
	private readonly runs = new Set<string>();

	constructor(audit: Audit) {
		this.audit = audit;
	}

	/** What was known of challenges no longer holds. */
	rulesChanged(): void {
		this.challenges = [];
	}

	teamRegistered(teamId: string): void {
		const number = this.audit.record.interactions.names.addText(teamId);
		if (number >= this.teams.length) {
			const teams = new Uint8Array(2 * number);
			teams.set(this.teams);
			this.teams = teams;
		}
		this.teams[number] = 1;
	}

	take(leaf: UsualLeaf, bytes: Uint8Array, line: number): void {
		if (leaf.kind === 'interaction-held') this.held(leaf, bytes, line);
		else if (leaf.kind === 'interaction-settled') this.settled(leaf, bytes, line);
		else this.ran(leaf, bytes, line);
	}

	private tell(leaf: UsualLeaf, bytes: Uint8Array, line: number) {
		return (kind: DifferenceKind, message: string) => {
			const subject = textOf(bytes, leaf.subjectFrom, leaf.subjectTo);
			tellAt(this.audit, line, { kind, subject, message });
		};
	}

	/** The number of a name in the leaf, -1 where it was never named before. */
	private name(leaf: UsualLeaf, bytes: Uint8Array, field: number): number {
		const { names } = this.audit.record.interactions;
		return names.find(bytes, leaf.from[field] ?? 0, leaf.to[field] ?? 0);
	}

	private challenge(leaf: UsualLeaf, bytes: Uint8Array): ChallengeInForce | undefined {
		const { names } = this.audit.record.interactions;
		const [from, to] = [leaf.from[FIELD.challenge] ?? 0, leaf.to[FIELD.challenge] ?? 0];
		const number = names.add(bytes, from, to);
		const known = this.challenges[number];
		if (known) return known;
		const found = this.audit.rules.challenge(names.text(number));
		this.challenges[number] = found;
		return found;
	}

	private held(leaf: UsualLeaf, bytes: Uint8Array, line: number): void {
		const { interactions } = this.audit.record;
		const tell = this.tell(leaf, bytes, line);
		const number = interactions.ids.find(bytes, leaf.subjectFrom, leaf.subjectTo);
		if (number !== NONE && interactions.is(number, MARK.held)) {
			tell('held-twice', 'the interaction was held before');
		}
		if (!this.challenge(leaf, bytes)) tell('challenge-unknown', 'no challenge of that name');
		const team = this.name(leaf, bytes, FIELD.teamId);
		if (team === NONE || this.teams[team] !== 1) tell('team-unknown', 'no team of that id');
		this.text(leaf, bytes, line, { field: 'promptHash', place: FIELD.promptHash });
	}

	private settled(leaf: UsualLeaf, bytes: Uint8Array, line: number): void {
		const { interactions } = this.audit.record;
		const { value } = leaf;
		const tell = this.tell(leaf, bytes, line);
		this.text(leaf, bytes, line, { field: 'answerHash', place: FIELD.answerHash });
		const challenge = this.challenge(leaf, bytes);
		const number = interactions.ids.find(bytes, leaf.subjectFrom, leaf.subjectTo);
		if (number === NONE || !interactions.is(number, MARK.held)) {
			tell('settled-without-hold', 'nothing was held for it');
			return;
		}
		if (interactions.is(number, MARK.settled)) tell('settled-twice', 'it was settled before');
		const sameTeam = interactions.team[number] === this.name(leaf, bytes, FIELD.teamId);
		const sameChallenge =
			interactions.challenge[number] === this.name(leaf, bytes, FIELD.challenge);
		if (!sameTeam || !sameChallenge) {
			tell('settled-for-another', 'it was held for another team or challenge');
		}
		const ceiling = interactions.ceiling[number] ?? 0;
		this.energy(leaf, bytes, line, { challenge, unpriced: ceiling });
		const energy = value[FIELD.energyNwh] ?? 0;
		const over = value[FIELD.chargedTo] === 0 ? Math.max(0, energy - ceiling) : 0;
		if ((leaf.has[FIELD.overrunNwh] === 1 ? (value[FIELD.overrunNwh] ?? 0) : 0) !== over) {
			tell('overrun-differs', `overrunNwh should be ${String(over)}`);
		}
	}

	private ran(leaf: UsualLeaf, bytes: Uint8Array, line: number): void {
		const entryId = textOf(bytes, leaf.subjectFrom, leaf.subjectTo);
		const entry = this.audit.record.entries.get(entryId);
		const tell = this.tell(leaf, bytes, line);
		this.text(leaf, bytes, line, { field: 'answerHash', place: FIELD.answerHash });
		if (!entry) {
			tell('entry-unknown', 'no entry of that id');
			return;
		}
		const sheet = textOf(bytes, leaf.from[FIELD.sheet] ?? 0, leaf.to[FIELD.sheet] ?? 0);
		const [purpose, run] = [leaf.value[FIELD.purpose], leaf.value[FIELD.run]];
		const isOnSheet = leaf.has[FIELD.sheet] === 1;
		const turn = leaf.has[FIELD.turn] === 1 ? leaf.value[FIELD.turn] : '';
		const key = [entryId, purpose, isOnSheet ? sheet : '', run, turn].join(' ');
		if (this.runs.has(key))
			tell('run-repeated', 'the same run of the same sheet was recorded before');
		this.runs.add(key);
		if ((leaf.value[FIELD.purpose] === 0) !== (entry.presented.kind === 'template')) {
			tell('run-differs', 'a conversation is replayed, a template is run on sheets');
		}
		const first = leaf.value[FIELD.sameAs] ?? 0;
		if (leaf.has[FIELD.sameAs] === 1 && !entry.runs.some((one) => one.run === first)) {
			tell('run-differs', `it is said to repeat run ${String(first)}, which was not there yet`);
		}
		const challenge = this.audit.rules.challenge(entry.challenge);
		this.energy(leaf, bytes, line, { challenge, unpriced: 0 });
	}

	/** The energy of the counts, priced anew on the profile of the rules. */
	private energy(
		leaf: UsualLeaf,
		bytes: Uint8Array,
		line: number,
		{ challenge, unpriced }: { challenge: ChallengeInForce | undefined; unpriced: number }
	): void {
		const { value } = leaf;
		const profile = textOf(bytes, leaf.from[FIELD.profile] ?? 0, leaf.to[FIELD.profile] ?? 0);
		let meter = challenge?.meter;
		if (profile !== challenge?.round.model.profile) {
			const message = `priced on ${profile}, and the rules say ${challenge?.round.model.profile ?? 'nothing'}`;
			this.tell(leaf, bytes, line)('profile-differs', message);
			const other = profileById(profile);
			meter = other && meterOf(other);
		}
		const counts = [value[FIELD.promptTokens] ?? 0, value[FIELD.completionTokens] ?? 0] as const;
		// Counts that no interaction can have were charged the most that was held for it.
		const expected = meter?.(...counts) ?? unpriced;
		this.audit.tally.recomputed.energies += 1;
		if (expected === value[FIELD.energyNwh]) return;
		const message = `energyNwh is ${String(value[FIELD.energyNwh])}, and ${counts.join(' + ')} tokens take ${String(expected)}`;
		this.tell(leaf, bytes, line)('energy-differs', message);
	}

	private text(
		leaf: UsualLeaf,
		bytes: Uint8Array,
		line: number,
		{ field, place }: { field: TextField; place: number }
	): void {
		const { texts, tally } = this.audit;
		if (leaf.has[place] !== 1) return;
		const text = texts.find(bytes, leaf.idFrom, leaf.idTo);
		if (text?.field !== field) {
			tally.attested.texts += 1;
			return;
		}
		text.isFound = true;
		tally.recomputed.texts += 1;
		if (textOf(bytes, leaf.from[place] ?? 0, leaf.to[place] ?? 0) === text.hash) return;
		const message = `the text in line ${String(text.line)} of texts.jsonl is not the one that was hashed`;
		this.tell(leaf, bytes, line)('text-differs', message);
	}
}
