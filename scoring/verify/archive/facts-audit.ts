import { LeafReader } from '../../archive/leaf.ts';
import type { Fact } from '../../ledger/facts.ts';
import { toHex } from '../../ledger/hex.ts';
import { AdmissionsAudit } from './admissions-audit.ts';
import { tellAt, type Audit } from './audit.ts';
import { EntriesAudit } from './entries-audit.ts';
import { InstancesAudit } from './instances-audit.ts';
import { InteractionsAudit } from './interactions-audit.ts';
import { OutagesAudit } from './outages-audit.ts';
import { RulesAudit } from './rules-audit.ts';
import type { TextField } from './texts-index.ts';
import type { TreeAudit } from './tree-audit.ts';

/** Reads a ledger line by line: hashes it, checks what it says, and gathers the record. */
export class FactsAudit {
	readonly instances = new InstancesAudit();
	readonly admissions: AdmissionsAudit;
	private readonly outages: OutagesAudit;
	private readonly rules: RulesAudit;
	/** Roots by size, where a board that counts just so many facts was published. */
	readonly rootsOfBoards = new Map<number, string>();
	private readonly audit: Audit;
	private readonly tree: TreeAudit;
	private readonly reader = new LeafReader({ strict: true });
	private readonly factIds = new Set<string>();
	private readonly interactions: InteractionsAudit;
	private readonly entries: EntriesAudit;

	constructor(audit: Audit, tree: TreeAudit) {
		this.audit = audit;
		this.tree = tree;
		this.interactions = new InteractionsAudit(audit);
		this.entries = new EntriesAudit(audit);
		this.admissions = new AdmissionsAudit(audit);
		this.outages = new OutagesAudit(audit);
		this.rules = new RulesAudit(audit);
	}

	take(bytes: Uint8Array, from: number, to: number, line: number): void {
		const { audit, reader, tree } = this;
		const leaf = reader.read(bytes, from, to);
		if (leaf.form === 'usual') this.instances.before(tree.tree, reader.usual.at);
		else if (leaf.form === 'fact') this.instances.before(tree.tree, Date.parse(leaf.fact.at));
		if (leaf.form === 'fact' && leaf.fact.kind === 'board-published') {
			const { size } = tree.tree;
			if (leaf.fact.data.seq === size) this.rootsOfBoards.set(size, toHex(tree.tree.root()));
		}
		tree.append(bytes, from, to);
		if (leaf.form === 'malformed') {
			const message = leaf.field === undefined ? leaf.why : `${leaf.field} ${leaf.why}`;
			tellAt(audit, line, { kind: 'leaf-malformed', message });
			audit.record.skip();
			return;
		}
		if (leaf.form === 'usual') {
			// A copy of one of these shows as held, settled or run twice.
			this.interactions.take(reader.usual, bytes, line);
			audit.record.takeUsual(reader.usual, bytes);
			return;
		}
		const { fact } = leaf;
		if (this.factIds.has(fact.id)) {
			tellAt(audit, line, { kind: 'fact-repeated', message: 'a fact of that id stands before' });
		}
		this.factIds.add(fact.id);
		this.check(fact, line);
		audit.record.take(fact);
		this.changed(fact);
	}

	private check(fact: Fact, line: number): void {
		const { audit } = this;
		const { subject } = fact;
		switch (fact.kind) {
			case 'rulebook-published':
				this.rules.published(fact, line);
				this.text(fact, line, { field: 'reasonHash', hash: fact.data.reasonHash });
				return;
			case 'schedule-overridden':
				this.rules.moved(fact, line);
				this.text(fact, line, { field: 'reasonHash', hash: fact.data.reasonHash });
				return;
			case 'rejudging-applied':
			case 'appeal-decided':
				this.text(fact, line, { field: 'reasonHash', hash: fact.data.reasonHash });
				return;
			case 'team-registered':
				if (!fact.data.baseline) this.category(subject, fact.data.category, line);
				if (!audit.record.teams.has(subject)) return;
				tellAt(audit, line, { kind: 'fact-repeated', subject, message: 'registered before' });
				return;
			case 'team-named':
				if (audit.record.teams.has(subject)) return;
				tellAt(audit, line, { kind: 'team-unknown', subject, message: 'no team of that id' });
				return;
			case 'team-categorised':
				this.category(subject, fact.data.category, line);
				this.text(fact, line, { field: 'reasonHash', hash: fact.data.reasonHash });
				if (audit.record.teams.has(subject)) return;
				tellAt(audit, line, { kind: 'team-unknown', subject, message: 'no team of that id' });
				return;
			case 'team-merged':
			case 'team-removed':
				this.gone(fact, line);
				this.text(fact, line, { field: 'reasonHash', hash: fact.data.reasonHash });
				return;
			case 'team-admitted':
			case 'team-declined':
				this.admissions.take(fact, line);
				this.text(fact, line, { field: 'reasonHash', hash: fact.data.reasonHash });
				return;
			case 'outage-applied':
			case 'outage-reverted':
				this.text(fact, line, { field: 'reasonHash', hash: fact.data.reasonHash });
				this.outages.take(fact, line);
				return;
			case 'interaction-returned':
				this.outages.take(fact, line);
				return;
			case 'instances-committed':
				if (!audit.record.commitments.has(fact.data.challenge)) return;
				tellAt(audit, line, { kind: 'instances-differ', subject, message: 'committed before' });
				return;
			case 'instances-revealed':
				if (!audit.record.reveals.has(fact.data.challenge)) return;
				tellAt(audit, line, { kind: 'instances-differ', subject, message: 'revealed before' });
				return;
			case 'entry-presented':
				if (fact.data.presented.kind === 'template') {
					const hash = fact.data.presented.templateHash;
					this.text(fact, line, { field: 'templateHash', hash });
				} else if (fact.data.presented.kind === 'alignment') {
					const hash = fact.data.presented.recordHash;
					this.text(fact, line, { field: 'recordHash', hash });
				}
				break;
			case 'assisted-reading':
				this.text(fact, line, { field: 'answerHash', hash: fact.data.answerHash });
				break;
			case 'entry-disqualified':
			case 'entry-reinstated':
				this.text(fact, line, { field: 'reasonHash', hash: fact.data.reasonHash });
				break;
			case 'board-published':
			case 'combined-board-published':
				return;
		}
		this.entries.take(fact, line);
	}

	/** What a fact changes for those that follow. */
	private changed(fact: Fact): void {
		const { rules, rulebooks } = this.audit;
		if (fact.kind === 'rulebook-published') {
			rules.publish(rulebooks.get(fact.data.version));
			this.interactions.rulesChanged();
			this.instances.reschedule(rules.closes());
		} else if (fact.kind === 'schedule-overridden') {
			const { round, instant, to } = fact.data;
			rules.override({ roundId: round, instant, at: to });
			this.instances.reschedule(rules.closes());
		} else if (fact.kind === 'team-registered') this.interactions.teamRegistered(fact.subject);
	}

	/** A team leaves once, and only for one that is there. */
	private gone(fact: Extract<Fact, { kind: 'team-merged' | 'team-removed' }>, line: number): void {
		const { teams, gone } = this.audit.record;
		const { subject } = fact;
		const isThere = (team: string) => teams.has(team) && !gone.has(team);
		const others = fact.kind === 'team-merged' ? [fact.data.into] : [];
		if (isThere(subject) && others.every((team) => team !== subject && isThere(team))) return;
		const message = 'it or the team that it joins is not there';
		tellAt(this.audit, line, { kind: 'team-unknown', subject, message });
	}

	/** One of the rules' categories, or none where they have none. */
	private category(subject: string, category: string | undefined, line: number): void {
		const known = this.audit.rules.categories();
		if (category === undefined ? known.length === 0 : known.includes(category)) return;
		const message =
			category === undefined ? 'no category was chosen' : `the rules know no category ${category}`;
		tellAt(this.audit, line, { kind: 'category-differs', subject, message });
	}

	private text(
		{ id, subject }: Fact,
		line: number,
		{ field, hash }: { field: TextField; hash: string | undefined }
	): void {
		const { texts, tally } = this.audit;
		if (hash === undefined) return;
		const text = texts.findText(id);
		if (text?.field !== field) {
			tally.attested[field === 'reasonHash' ? 'reasons' : 'texts'] += 1;
			return;
		}
		text.isFound = true;
		tally.recomputed.texts += 1;
		if (text.hash === hash) return;
		const message = `the text in line ${String(text.line)} of texts.jsonl is not the one that was hashed`;
		tellAt(this.audit, line, { kind: 'text-differs', subject, message });
	}
}
