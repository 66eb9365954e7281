import { textOf } from './leaf-text.ts';
import type { Sequenced } from './record.ts';
import type { UsualLeaf } from './usual-leaf.ts';
import { FIELD, PURPOSES } from './usual-shapes.ts';

/** One run of an official model on an entry, as its fact tells it. */
export interface RunOnRecord extends Sequenced {
	purpose: (typeof PURPOSES)[number];
	sheet: string | undefined;
	run: number;
	/** Of an earlier answer of the run; undefined for its last, which decides. */
	turn: number | undefined;
	promptTokens: number;
	completionTokens: number;
	estimated: boolean;
	reportedModel: string | undefined;
	valid: boolean;
	quality: string | undefined;
	/** Whether an earlier run gave the same answer. */
	repeated: boolean;
}

/** A usual leaf of the kind `official-run`, read from its bytes. */
export function runOf(leaf: UsualLeaf, bytes: Uint8Array): Omit<RunOnRecord, 'seq'> {
	const { has, from, to, value } = leaf;
	const text = (field: number) =>
		has[field] === 1 ? textOf(bytes, from[field] ?? 0, to[field] ?? 0) : undefined;
	return {
		purpose: PURPOSES[value[FIELD.purpose] ?? 0] ?? 'instances',
		sheet: text(FIELD.sheet),
		run: value[FIELD.run] ?? 0,
		turn: has[FIELD.turn] === 1 ? value[FIELD.turn] : undefined,
		promptTokens: value[FIELD.promptTokens] ?? 0,
		completionTokens: value[FIELD.completionTokens] ?? 0,
		estimated: value[FIELD.estimated] === 1,
		reportedModel: text(FIELD.reportedModel),
		valid: value[FIELD.valid] === 1,
		quality: text(FIELD.quality),
		repeated: has[FIELD.sameAs] === 1
	};
}
