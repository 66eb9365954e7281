import { rulebookFile } from '../../archive/format.ts';
import type { Fact } from '../../ledger/facts.ts';
import { forbiddenChanges } from '../../rulebook/locks.ts';
import { checkOverride } from '../../rulebook/schedule.ts';
import { tellAt, type Audit } from './audit.ts';

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;

/** Checks how the rules come to change: each version against the one before, each instant that moves. */
export class RulesAudit {
	private readonly audit: Audit;

	constructor(audit: Audit) {
		this.audit = audit;
	}

	/** A version, before it is in force. */
	published(fact: FactOf<'rulebook-published'>, line: number): void {
		const { differences, record, rulebooks, tally } = this.audit;
		const { version, rulebookHash } = fact.data;
		const file = rulebookFile(version);
		const archived = rulebooks.get(version);
		if (record.rulebooks.some((one) => one.version >= version)) {
			const message = `version ${String(version)} comes after a later one`;
			tellAt(this.audit, line, { kind: 'rulebook-changed', message });
		}
		tally.recomputed.rulebooks += 1;
		if (!archived) {
			differences.add({
				kind: 'rulebook-missing',
				file,
				message: 'the ledger says it was published'
			});
		} else if (archived.hash !== rulebookHash) {
			const message = `its hash is ${archived.hash}, and ${rulebookHash} was published`;
			differences.add({ kind: 'rulebook-changed', file, message });
		}
		this.locked(fact, line);
	}

	/** What a phase had closed changes by an override alone, and what nobody may change not even by one. */
	private locked({ at, data }: FactOf<'rulebook-published'>, line: number): void {
		const { record, rulebooks, rules } = this.audit;
		const { rulebook, overrides } = rules.standing;
		const next = rulebooks.get(data.version)?.rulebook;
		if (!rulebook || !next) return;
		const standing = { overrides, played: record.played(), at: Date.parse(at) };
		const hidden = forbiddenChanges(rulebook, next, standing).find(
			({ overridable }) => !overridable || data.override !== true
		);
		if (!hidden) return;
		const { round, challenge, field } = hidden.change;
		const path = [round, challenge, ...field].filter((key) => key !== undefined).join('.');
		const message = `version ${String(data.version)} changes ${path}, which was closed (${hidden.clause})`;
		tellAt(this.audit, line, { kind: 'rulebook-changed', message });
	}

	/** An instant that an organiser moves: one to come, to one to come, in its order with the others. */
	moved({ at, data }: FactOf<'schedule-overridden'>, line: number): void {
		const { rulebook, overrides } = this.audit.rules.standing;
		const { round: roundId, instant, to } = data;
		if (!rulebook) return;
		const override = { roundId, instant, at: to };
		// A freeze that has come may be put off: what it hid is told.
		const how = { overrides, override, at: Date.parse(at), thaws: true };
		const checked = checkOverride(rulebook, how);
		const [problem] = checked.ok ? [] : checked.problems;
		if (!problem) return;
		const message = `${instant} of ${roundId} could not be moved to ${to} (${problem.code})`;
		tellAt(this.audit, line, { kind: 'schedule-differs', message });
	}
}
