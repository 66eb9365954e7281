import type { Fact } from '../../ledger/facts.ts';
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
		else this.returned(subject, { id, remedy: outage.remedy }, tell);
	}

	private returned(
		interaction: string,
		outage: { id: string; remedy: string },
		tell: (message: string) => void
	) {
		if (outage.remedy !== 'return') tell(`the outage ${outage.id} gives nothing back`);
		if (this.audit.record.interactions.ids.findText(interaction) < 0) {
			tell('no interaction of that id');
		}
		const before = this.returnedBy.get(interaction);
		if (before !== undefined && !this.reverted.has(before)) {
			tell(`the outage ${before} gave it back before`);
		}
		this.returnedBy.set(interaction, outage.id);
	}
}
