import type { CheckKind } from '../../../scoring/rulebook/schema.ts';

/** An answer of reto 1 with what a sensible person says of it, whatever any reader makes of it. */
export interface CorpusAnswer {
	id: string;
	text: string;
	/** 'stop' where it is absent. */
	finishReason?: string;
	/** Checks that a person says it fails; none makes it valid. */
	failed: CheckKind[];
}

/** What fails where nobody can see any measure. */
export const NOTHING_READ: CheckKind[] = [
	'measures-count',
	'measures-fields',
	'measures-areas',
	'measures-savings'
];

/** What fails where a measure tells no saving in energy. */
export const NO_SAVING: CheckKind[] = ['measures-fields', 'measures-savings'];
