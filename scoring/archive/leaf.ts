import { fact as factSchema, type Fact } from '../ledger/facts.ts';
import { canonicalFact } from '../ledger/leaf.ts';
import { UsualLeaf } from './usual-leaf.ts';
import { USUAL_KINDS } from './usual-shapes.ts';

/** A line of the ledger: a usual fact stands in the reader's `usual`, any other is given as it is. */
export type LeafRead =
	| { form: 'usual' }
	| { form: 'fact'; fact: Fact }
	| { form: 'malformed'; why: string; field?: string };

const USUAL: LeafRead = { form: 'usual' };
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads the lines of a ledger: the millions of interactions fast, the rest with the schema. */
export class LeafReader {
	readonly usual = new UsualLeaf();
	private readonly strict: boolean;

	/** Not `strict`, it looks only at what a board depends on, and not at how the rest is spelt. */
	constructor({ strict }: { strict: boolean }) {
		this.strict = strict;
	}

	read(bytes: Uint8Array, from: number, to: number): LeafRead {
		if (this.usual.read(bytes, from, to, this.strict)) return USUAL;
		let text: string;
		let value: unknown;
		try {
			text = decoder.decode(bytes.subarray(from, to));
		} catch {
			return { form: 'malformed', why: 'is not UTF-8' };
		}
		try {
			value = JSON.parse(text);
		} catch {
			return { form: 'malformed', why: 'is not JSON' };
		}
		return readFact(value, this.strict ? text : undefined);
	}
}

function readFact(value: unknown, text: string | undefined): LeafRead {
	const parsed = factSchema.safeParse(value);
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		const field = issue?.path.map(String).join('.');
		const why = `is refused: ${issue?.message ?? 'not a fact'}`;
		return { form: 'malformed', why, ...(field ? { field } : {}) };
	}
	if (text !== undefined && canonicalFact(parsed.data) !== text) {
		return { form: 'malformed', why: 'is not spelt canonically (RFC 8785)' };
	}
	// A usual kind that was not read by its bytes is spelt otherwise, or has more energy than 2^53 − 1 nWh.
	if (USUAL_KINDS.some((kind) => kind === parsed.data.kind)) {
		return { form: 'malformed', why: 'is not spelt as an interaction’s facts are' };
	}
	return { form: 'fact', fact: parsed.data };
}
