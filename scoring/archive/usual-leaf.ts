import { ALPHABET, LeafCursor } from './leaf-cursor.ts';
import { FIELDS, SHAPES_OF_KINDS } from './usual-shapes.ts';
import type { Form, Shape, Step, UsualKind } from './usual-shapes.ts';

const encoder = new TextEncoder();
const AT = encoder.encode('{"at":');
const DATA = encoder.encode(',"data":{');
const ID_LABEL = encoder.encode('},"id":');
const CLOSE = encoder.encode('}');
const TRUE = encoder.encode('true');
const FALSE = encoder.encode('false');
const FRACTION = Uint8Array.from({ length: 256 }, (_, byte) =>
	/[0-9/]/.test(String.fromCharCode(byte)) ? 1 : 0
);

/**
 * One leaf of a usual kind, read from its bytes into columns by `FIELD`: of a text where it begins
 * and ends, of a number, flag (0, 1) or word (its index) the value.
 */
export class UsualLeaf {
	kind: UsualKind = 'interaction-held';
	/** Epoch milliseconds. */
	at = 0;
	idFrom = 0;
	idTo = 0;
	subjectFrom = 0;
	subjectTo = 0;
	readonly has = new Uint8Array(FIELDS);
	readonly from = new Uint32Array(FIELDS);
	readonly to = new Uint32Array(FIELDS);
	readonly value = new Float64Array(FIELDS);
	private readonly cursor = new LeafCursor();

	/**
	 * Whether the bytes are the canonical spelling of a valid fact of a usual kind. What is refused may
	 * still be one that is spelt in a rarer way: `fact` decides that. Not `strict`, it believes what a
	 * board does not depend on.
	 */
	read(bytes: Uint8Array, from: number, to: number, strict = true): boolean {
		const shape = this.shapeOf(bytes, to);
		if (!shape) return false;
		const { cursor } = this;
		cursor.bytes = bytes;
		cursor.at = from;
		cursor.end = to;
		if (!cursor.literal(AT) || !cursor.instant() || !cursor.literal(DATA)) return false;
		this.at = cursor.value;
		this.kind = shape.kind;
		this.has.fill(0);
		let isFirst = true;
		const { steps } = shape;
		for (let index = 0; index < steps.length; index++) {
			const step = steps[index] as Step;
			if (!cursor.literal(isFirst ? step.first : step.label)) {
				if (step.optional) continue;
				return false;
			}
			isFirst = false;
			if (!this.readForm(step.form, strict)) return false;
			this.has[step.field] = 1;
			this.from[step.field] = cursor.from;
			this.to[step.field] = cursor.to;
			this.value[step.field] = cursor.value;
		}
		if (!strict) return cursor.literal(CLOSE);
		if (!cursor.literal(ID_LABEL) || !cursor.quoted(ALPHABET.id, 1, 64)) return false;
		this.idFrom = cursor.from;
		this.idTo = cursor.to;
		if (!cursor.literal(shape.middle) || !cursor.quoted(ALPHABET.id, 1, 64)) return false;
		this.subjectFrom = cursor.from;
		this.subjectTo = cursor.to;
		return cursor.literal(CLOSE) && cursor.at === to;
	}

	/** Whether the bytes end as a hold's do and begin with an instant; reads nothing else. */
	readHold(bytes: Uint8Array, from: number, to: number): boolean {
		const [hold] = SHAPES_OF_KINDS;
		if (!hold || this.shapeOf(bytes, to) !== hold) return false;
		const { cursor } = this;
		cursor.bytes = bytes;
		cursor.at = from;
		cursor.end = to;
		if (!cursor.literal(AT) || !cursor.instant()) return false;
		this.at = cursor.value;
		return true;
	}

	/** The kind that a line ends as, and where its subject stands. */
	private shapeOf(bytes: Uint8Array, to: number): Shape | undefined {
		let at = to - 3;
		while (at >= 0 && ALPHABET.id[bytes[at] ?? 0] === 1) at -= 1;
		this.subjectFrom = at + 1;
		this.subjectTo = to - 2;
		for (let index = 0; index < SHAPES_OF_KINDS.length; index++) {
			const shape = SHAPES_OF_KINDS[index];
			if (shape && endsWith(bytes, at + 1, shape.ending)) return shape;
		}
		return undefined;
	}

	private readForm(form: Form, strict: boolean): boolean {
		const { cursor } = this;
		switch (form.form) {
			case 'natural':
				return cursor.natural();
			case 'text':
				if (!strict && form.alphabet === ALPHABET.hex) return cursor.skip(form.most);
				return cursor.quoted(form.alphabet, form.least, form.most);
			case 'flag':
				cursor.value = 1;
				if (cursor.literal(TRUE)) return true;
				cursor.value = 0;
				return cursor.literal(FALSE);
			case 'word':
				cursor.value = form.words.findIndex((word) => cursor.literal(word));
				return cursor.value >= 0;
			case 'fraction': {
				if (!cursor.quoted(FRACTION, 3, 200)) return false;
				const text = String.fromCharCode(...cursor.bytes.subarray(cursor.from, cursor.to));
				return /^\d+\/[1-9]\d*$/.test(text);
			}
		}
	}
}

/** Whether the bytes before `to` are `ending`. */
function endsWith(bytes: Uint8Array, to: number, ending: Uint8Array): boolean {
	const start = to - ending.length;
	if (start < 0) return false;
	for (let index = ending.length - 1; index >= 0; index--) {
		if (bytes[start + index] !== ending[index]) return false;
	}
	return true;
}
