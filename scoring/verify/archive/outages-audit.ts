import { MARK } from '../../archive/interactions.ts';
import type { Fact, FactData } from '../../ledger/facts.ts';
import { tellAt, type Audit } from './audit.ts';

type OutageFact = Extract<
	Fact,
	{ kind: 'outage-applied' | 'interaction-returned' | 'outage-reverted' }
>;

/** Checks what outages gave back: each attempt by an outage in force, and by one at a time. */
export class OutagesAudit {
	private readonly audit: Audit;
	private readonly rounds = new Map<string, { round: string; remedy: string }>();
	private readonly reverted = new Set<string>();
	/** The outage that gave an interaction back last. */
	private readonly returnedBy = new Map<string, string>();

	constructor(audit: Audit) {
		this.audit = audit;
	}

	take(fact: OutageFact, line: number): void {
		const { subject } = fact;
		const tell = (message: string) => {
			tellAt(this.audit, line, { kind: 'outage-differs', subject, message });
		};
		if (fact.kind === 'outage-applied') {
			const { round, remedy, from, to } = fact.data;
			if (this.rounds.has(subject)) tell('the outage was applied before');
			if (!this.audit.rules.round(round)) tell(`no round ${round}`);
			if (from >= to) tell('it ends before it begins');
			this.rounds.set(subject, { round, remedy });
			return;
		}
		const id = fact.kind === 'outage-reverted' ? subject : fact.data.outage;
		const outage = this.rounds.get(id);
		if (!outage || this.reverted.has(id)) {
			tell(outage ? `the outage ${id} was taken back` : `no outage ${id}`);
			return;
		}
		if (fact.kind === 'outage-reverted') this.reverted.add(id);
		else this.returned(fact, { id, ...outage }, tell);
	}

	private returned(
		{ subject, data }: Extract<Fact, { kind: 'interaction-returned' }>,
		outage: { id: string; round: string; remedy: string },
		tell: (message: string) => void
	): void {
		if (outage.remedy !== 'return') tell(`the outage ${outage.id} gives nothing back`);
		this.amounts(subject, { round: outage.round, data }, tell);
		const before = this.returnedBy.get(subject);
		if (before !== undefined && !this.reverted.has(before)) {
			tell(`the outage ${before} gave it back before`);
		}
		this.returnedBy.set(subject, outage.id);
	}

	/** An attempt of that round that came to no whole answer, and no more than its team was charged. */
	private amounts(
		interaction: string,
		{ round, data }: { round: string; data: FactData<'interaction-returned'> },
		tell: (message: string) => void
	): void {
		const { record, rules } = this.audit;
		const { interactions } = record;
		const { ids, names } = interactions;
		const number = ids.findText(interaction);
		if (number < 0 || !interactions.is(number, MARK.settled)) {
			tell('no interaction of that id was settled');
			return;
		}
		if (interactions.is(number, MARK.completed)) tell('it came to a whole answer');
		const challenge = names.text(interactions.challenge[number] ?? -1);
		if (rules.challenge(challenge)?.round.id !== round) {
			tell(`${challenge} is no challenge of ${round}`);
		}
		const energy = interactions.ceiling[number] ?? 0;
		if (data.energyNwh !== energy) {
			tell(`its team was charged ${String(energy)} nWh, not ${String(data.energyNwh)}`);
		}
		const isCharged = interactions.is(number, MARK.charged);
		const took =
			(interactions.promptTokens[number] ?? 0) + (interactions.completionTokens[number] ?? 0);
		const most = isCharged ? took : 0;
		if (data.tokens > most) {
			tell(`its team was charged ${String(most)} tokens at most, not ${String(data.tokens)}`);
		}
	}
}
