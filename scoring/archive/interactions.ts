import { IdTable } from './id-table.ts';
import type { Settled } from './settled-log.ts';
import type { UsualLeaf } from './usual-leaf.ts';
import { FIELD } from './usual-shapes.ts';

/** What is known of an interaction, as bits. */
export const MARK = {
	held: 1,
	settled: 2,
	estimated: 4,
	/** The endpoint did not serve the rulebook's model. */
	unofficial: 8,
	charged: 16,
	completed: 32,
	failed: 64
} as const;

const NONE = -1;

/** All interactions of a ledger in columns, by number: a million in some sixty megabytes. */
export class Interactions {
	readonly ids = new IdTable();
	readonly conversations = new IdTable();
	/** Teams, challenges, profiles, models: few, and named often. */
	readonly names = new IdTable();
	marks = new Uint8Array(1024);
	team = new Int32Array(1024);
	challenge = new Int32Array(1024);
	conversation = new Int32Array(1024);
	/** The interaction that it continues; -1 for none. */
	parent = new Int32Array(1024);
	/** As `names` knows it; -1 where the endpoint gave none. */
	model = new Int32Array(1024);
	promptTokens = new Float64Array(1024);
	completionTokens = new Float64Array(1024);
	/** The most that it could draw, nWh; once settled, what its team was charged of that. */
	ceiling = new Float64Array(1024);

	/** The number of an interaction, new or known. */
	number(bytes: Uint8Array, from: number, to: number): number {
		const number = this.ids.add(bytes, from, to);
		if (number >= this.marks.length) this.grow();
		return number;
	}

	private name(leaf: UsualLeaf, bytes: Uint8Array, field: number): number {
		if (leaf.has[field] !== 1) return NONE;
		return this.names.add(bytes, leaf.from[field] ?? 0, leaf.to[field] ?? 0);
	}

	hold(number: number, leaf: UsualLeaf, bytes: Uint8Array): void {
		const { has, from, to, value } = leaf;
		const unofficial = has[FIELD.official] === 1 && value[FIELD.official] === 0;
		this.marks[number] = (this.marks[number] ?? 0) | MARK.held | (unofficial ? MARK.unofficial : 0);
		this.team[number] = this.name(leaf, bytes, FIELD.teamId);
		this.challenge[number] = this.name(leaf, bytes, FIELD.challenge);
		this.ceiling[number] = value[FIELD.ceilingNwh] ?? 0;
		const { conversationId, parentId } = FIELD;
		this.conversation[number] =
			has[conversationId] === 1
				? this.conversations.add(bytes, from[conversationId] ?? 0, to[conversationId] ?? 0)
				: NONE;
		this.parent[number] =
			has[parentId] === 1 ? this.number(bytes, from[parentId] ?? 0, to[parentId] ?? 0) : NONE;
	}

	settle(number: number, leaf: UsualLeaf, bytes: Uint8Array): void {
		const { value } = leaf;
		const outcome = value[FIELD.outcome];
		this.marks[number] =
			(this.marks[number] ?? 0) |
			MARK.settled |
			(value[FIELD.estimated] === 1 ? MARK.estimated : 0) |
			(value[FIELD.chargedTo] === 0 ? MARK.charged : 0) |
			(outcome === 0 ? MARK.completed : 0) |
			(outcome === 2 ? MARK.failed : 0);
		this.team[number] = this.name(leaf, bytes, FIELD.teamId);
		this.challenge[number] = this.name(leaf, bytes, FIELD.challenge);
		this.model[number] = this.name(leaf, bytes, FIELD.reportedModel);
		const charged = value[FIELD.chargedTo] === 0 ? (value[FIELD.energyNwh] ?? 0) : 0;
		this.ceiling[number] = Math.min(charged, this.ceiling[number] ?? 0);
		this.promptTokens[number] = value[FIELD.promptTokens] ?? 0;
		this.completionTokens[number] = value[FIELD.completionTokens] ?? 0;
	}

	/** The challenges in which something was held. */
	challenges(): Set<string> {
		const held = new Set<number>();
		for (let number = 0; number < this.ids.size; number++) {
			if (this.is(number, MARK.held)) held.add(this.challenge[number] ?? NONE);
		}
		return new Set([...held].map((name) => this.names.text(name)));
	}

	settled(id: string): Settled | undefined {
		const number = this.ids.findText(id);
		if (number === NONE || !this.is(number, MARK.settled)) return undefined;
		const model = this.model[number] ?? NONE;
		return {
			promptTokens: this.promptTokens[number] ?? 0,
			completionTokens: this.completionTokens[number] ?? 0,
			estimated: this.is(number, MARK.estimated),
			reportedModel: model === NONE ? undefined : this.names.text(model)
		};
	}

	is(number: number, mark: number): boolean {
		return ((this.marks[number] ?? 0) & mark) !== 0;
	}

	private grow(): void {
		const size = 2 * this.marks.length;
		const larger = <Column extends Uint8Array | Int32Array | Float64Array>(
			to: Column,
			from: Column
		): Column => {
			to.set(from);
			return to;
		};
		this.marks = larger(new Uint8Array(size), this.marks);
		this.team = larger(new Int32Array(size), this.team);
		this.challenge = larger(new Int32Array(size), this.challenge);
		this.conversation = larger(new Int32Array(size), this.conversation);
		this.parent = larger(new Int32Array(size), this.parent);
		this.model = larger(new Int32Array(size), this.model);
		this.promptTokens = larger(new Float64Array(size), this.promptTokens);
		this.completionTokens = larger(new Float64Array(size), this.completionTokens);
		this.ceiling = larger(new Float64Array(size), this.ceiling);
	}
}
