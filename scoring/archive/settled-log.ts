import { IdTable } from './id-table.ts';
import type { UsualLeaf } from './usual-leaf.ts';
import { FIELD } from './usual-shapes.ts';

/** What a board needs to know of an interaction that was settled. */
export interface Settled {
	promptTokens: number;
	completionTokens: number;
	estimated: boolean;
	/** As the endpoint named its model; undefined where it named none. */
	reportedModel: string | undefined;
}

const NONE = -1;

/**
 * Settled interactions in the order of the ledger, ids and all, for whoever wants few of them: to
 * write a million down in a row is several times as fast as to keep them ready to be looked up.
 */
export class SettledLog {
	private size = 0;
	private pool = new Uint8Array(1 << 16);
	private ends = new Uint32Array(1 << 10);
	private promptTokens = new Float64Array(1 << 10);
	private completionTokens = new Float64Array(1 << 10);
	private estimated = new Uint8Array(1 << 10);
	private models = new Int32Array(1 << 10);
	private readonly names = new IdTable();

	append({ has, from, to, value, subjectFrom, subjectTo }: UsualLeaf, bytes: Uint8Array): void {
		const { size } = this;
		if (size === this.ends.length) this.grow();
		const start = size === 0 ? 0 : (this.ends[size - 1] ?? 0);
		const end = start + subjectTo - subjectFrom;
		if (end > this.pool.length) {
			const pool = new Uint8Array(2 * this.pool.length);
			pool.set(this.pool);
			this.pool = pool;
		}
		for (let at = subjectFrom; at < subjectTo; at++) {
			this.pool[start + at - subjectFrom] = bytes[at] ?? 0;
		}
		this.ends[size] = end;
		this.promptTokens[size] = value[FIELD.promptTokens] ?? 0;
		this.completionTokens[size] = value[FIELD.completionTokens] ?? 0;
		this.estimated[size] = value[FIELD.estimated] ?? 0;
		const { reportedModel } = FIELD;
		this.models[size] =
			has[reportedModel] === 1
				? this.names.add(bytes, from[reportedModel] ?? 0, to[reportedModel] ?? 0)
				: NONE;
		this.size = size + 1;
	}

	/** Those of the ids that were settled. */
	find(ids: Iterable<string>): Map<string, Settled> {
		const wanted = new IdTable();
		for (const id of ids) wanted.addText(id);
		const found = new Map<string, Settled>();
		let start = 0;
		for (let index = 0; index < this.size; index++) {
			const end = this.ends[index] ?? 0;
			const number = wanted.find(this.pool, start, end);
			start = end;
			if (number === NONE) continue;
			const model = this.models[index] ?? NONE;
			found.set(wanted.text(number), {
				promptTokens: this.promptTokens[index] ?? 0,
				completionTokens: this.completionTokens[index] ?? 0,
				estimated: this.estimated[index] === 1,
				reportedModel: model === NONE ? undefined : this.names.text(model)
			});
		}
		return found;
	}

	private grow(): void {
		const length = 2 * this.ends.length;
		const larger = <Column extends Uint8Array | Uint32Array | Int32Array | Float64Array>(
			to: Column,
			from: Column
		): Column => {
			to.set(from);
			return to;
		};
		this.ends = larger(new Uint32Array(length), this.ends);
		this.promptTokens = larger(new Float64Array(length), this.promptTokens);
		this.completionTokens = larger(new Float64Array(length), this.completionTokens);
		this.estimated = larger(new Uint8Array(length), this.estimated);
		this.models = larger(new Int32Array(length), this.models);
	}
}
