import { ALPHABET } from './leaf-cursor.ts';

/** The kinds of which a ledger has millions; the others are read the slow way. */
export const USUAL_KINDS = ['interaction-held', 'interaction-settled', 'official-run'] as const;
export type UsualKind = (typeof USUAL_KINDS)[number];

/** The fields of a usual fact's `data`, each with its place in `UsualLeaf`'s columns. */
const NAMES = [
	'answerHash',
	'cachedTokens',
	'ceilingNwh',
	'ceilingTokens',
	'challenge',
	'chargedTo',
	'completionTokens',
	'conversationId',
	'energyNwh',
	'estimated',
	'finishReason',
	'official',
	'outcome',
	'overrunNwh',
	'parentId',
	'profile',
	'promptHash',
	'promptTokens',
	'purpose',
	'quality',
	'reportedModel',
	'run',
	'sameAs',
	'sheet',
	'teamId',
	'turn',
	'valid'
] as const;
type Name = (typeof NAMES)[number];
export const FIELD = Object.fromEntries(NAMES.map((name, index) => [name, index])) as Readonly<
	Record<Name, number>
>;

export type Form =
	| { form: 'natural' | 'flag' | 'fraction' }
	| { form: 'text'; alphabet: Uint8Array; least: number; most: number }
	| { form: 'word'; words: readonly Uint8Array[] };

export const FIELDS = NAMES.length;

const encoder = new TextEncoder();
const natural: Form = { form: 'natural' };
const flag: Form = { form: 'flag' };
const id: Form = { form: 'text', alphabet: ALPHABET.id, least: 1, most: 64 };
const hash: Form = { form: 'text', alphabet: ALPHABET.hex, least: 64, most: 64 };
const profile: Form = { form: 'text', alphabet: ALPHABET.profile, least: 1, most: 80 };
const model: Form = { form: 'text', alphabet: ALPHABET.model, least: 1, most: 120 };
const finish: Form = { form: 'text', alphabet: ALPHABET.word, least: 1, most: 40 };
const wordOf = (...words: string[]): Form => ({
	form: 'word',
	words: words.map((word) => encoder.encode(`"${word}"`))
});

export const OUTCOMES = ['completed', 'aborted', 'failed', 'interrupted', 'released'] as const;
export const PAYERS = ['team', 'platform', 'nobody'] as const;
export const PURPOSES = ['instances', 'confirmation'] as const;

const usage = {
	profile,
	promptTokens: natural,
	cachedTokens: natural,
	completionTokens: natural,
	estimated: flag,
	energyNwh: natural
};
/** `?` marks a field that may be missing. The forms are those of `fact`, which the tests hold them to. */
const SHAPES: Record<UsualKind, Partial<Record<Name | `${Name}?`, Form>>> = {
	'interaction-held': {
		teamId: id,
		challenge: id,
		'conversationId?': id,
		'parentId?': id,
		'official?': flag,
		'sheet?': id,
		promptHash: hash,
		ceilingTokens: natural,
		ceilingNwh: natural
	},
	'interaction-settled': {
		teamId: id,
		challenge: id,
		outcome: wordOf(...OUTCOMES),
		chargedTo: wordOf(...PAYERS),
		...usage,
		'reportedModel?': model,
		'finishReason?': finish,
		'overrunNwh?': natural,
		'answerHash?': hash
	},
	'official-run': {
		purpose: wordOf(...PURPOSES),
		'sheet?': id,
		run: natural,
		'turn?': natural,
		...usage,
		'reportedModel?': model,
		'finishReason?': finish,
		answerHash: hash,
		valid: flag,
		'sameAs?': natural,
		'quality?': { form: 'fraction' }
	}
};

export interface Step {
	field: number;
	optional: boolean;
	/** With the comma that precedes it, or without where it is the first. */
	label: Uint8Array;
	first: Uint8Array;
	form: Form;
}

function stepsOf(kind: UsualKind): Step[] {
	return Object.entries(SHAPES[kind])
		.map(([written, form]) => ({ name: written.replace('?', ''), written, form }))
		.toSorted((a, b) => (a.name < b.name ? -1 : 1))
		.map(({ name, written, form }) => ({
			field: NAMES.indexOf(name as Name),
			optional: written.endsWith('?'),
			label: encoder.encode(`,"${name}":`),
			first: encoder.encode(`"${name}":`),
			form
		}));
}

export interface Shape {
	kind: UsualKind;
	ending: Uint8Array;
	middle: Uint8Array;
	steps: Step[];
}

export const SHAPES_OF_KINDS: readonly Shape[] = USUAL_KINDS.map((kind) => ({
	kind,
	ending: encoder.encode(`","kind":"${kind}","subject":"`),
	middle: encoder.encode(`,"kind":"${kind}","subject":`),
	steps: stepsOf(kind)
}));
