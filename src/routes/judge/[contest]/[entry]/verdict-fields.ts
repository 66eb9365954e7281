/** What a judge may tick instead of writing it out; each has its sentence in the catalogue. */
export const CAUSES = {
	conversation: ['impossible', 'contradictory', 'elsewhere', 'vague', 'repeated', 'trick'],
	template: ['justification', 'contradictory', 'elsewhere', 'constant', 'trick']
} as const;
export type Cause = (typeof CAUSES)[keyof typeof CAUSES][number];

export const MOST_REASON = 4000;

/** The form as it is typed: what a refusal gives back and what a draft keeps. */
export interface TypedVerdict {
	decision: 'valid' | 'invalid' | '';
	causes: string[];
	reason: string;
	/** Level 1–5 of each criterion, as text. */
	levels: Record<string, string>;
}

export const nothingTyped = (): TypedVerdict => ({
	decision: '',
	causes: [],
	reason: '',
	levels: {}
});

const CAUSE = 'cause-';
const LEVEL = 'level-';

/** The name of a criterion's field, or of a cause's. */
export const levelField = (criterion: string) => LEVEL + criterion;
export const causeField = (cause: string) => CAUSE + cause;

/** Reads the form's fields, whatever they hold. */
export function typedVerdict(fields: Readonly<Record<string, string>>): TypedVerdict {
	const named = (prefix: string) =>
		Object.entries(fields)
			.filter(([name]) => name.startsWith(prefix))
			.map(([name, value]) => [name.slice(prefix.length), value] as const);
	const { decision } = fields;

	return {
		decision: decision === 'valid' || decision === 'invalid' ? decision : '',
		causes: named(CAUSE).map(([cause]) => cause),
		reason: fields['reason'] ?? '',
		levels: Object.fromEntries(named(LEVEL))
	};
}

/** The causes that a judge ticked and that the form offers. */
export function tickedCauses({ causes }: TypedVerdict): Cause[] {
	const known = new Set<Cause>(Object.values(CAUSES).flat());

	return [...known].filter((cause) => causes.includes(cause));
}

/** A draft as it was kept, or `undefined` where it is none or says nothing. */
export function readDraft(kept: string | null): TypedVerdict | undefined {
	const draft = parsedJson(kept);
	if (!isRecord(draft)) return undefined;
	const { decision, causes, reason, levels } = draft;
	const read: TypedVerdict = {
		decision: decision === 'valid' || decision === 'invalid' ? decision : '',
		causes: Array.isArray(causes) ? causes.filter((one) => typeof one === 'string') : [],
		reason: typeof reason === 'string' ? reason : '',
		levels: isRecord(levels)
			? Object.fromEntries(
					Object.entries(levels).flatMap(([id, level]) =>
						typeof level === 'string' ? [[id, level]] : []
					)
				)
			: {}
	};

	return saysSomething(read) ? read : undefined;
}

export function saysSomething({ decision, causes, reason, levels }: TypedVerdict): boolean {
	return decision !== '' || causes.length > 0 || reason !== '' || Object.keys(levels).length > 0;
}

function parsedJson(text: string | null): unknown {
	try {
		return JSON.parse(text ?? 'null');
	} catch {
		return undefined;
	}
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
