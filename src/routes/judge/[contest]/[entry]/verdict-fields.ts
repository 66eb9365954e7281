/** What a judge may tick instead of writing it out; each has its sentence in the catalogue. */
export const CAUSES = {
	conversation: ['impossible', 'contradictory', 'elsewhere', 'vague', 'repeated', 'trick'],
	template: ['justification', 'contradictory', 'elsewhere', 'constant', 'trick'],
	alignment: ['contradictory', 'vague', 'repeated', 'trick']
} as const;
export type Cause = (typeof CAUSES)[keyof typeof CAUSES][number];

/** What a judge may raise for the organiser to see. */
export const FLAGS = ['unsafe', 'personal', 'injection', 'echo'] as const;
export type Flag = (typeof FLAGS)[number];

export const MOST_REASON = 4000;
export const MOST_NOTE = 2000;

/** The form as it is typed: what a refusal gives back and what a draft keeps. */
export interface TypedVerdict {
	decision: 'valid' | 'invalid' | '';
	causes: string[];
	reason: string;
	/** Level 1–5 of each criterion, as text. */
	levels: Record<string, string>;
	/** For the organiser alone. */
	note: string;
	flags: string[];
}

export const nothingTyped = (): TypedVerdict => ({
	decision: '',
	causes: [],
	reason: '',
	levels: {},
	note: '',
	flags: []
});

/** What the form starts from: this judge's verdict in force, or nothing. */
export function givenVerdict({
	own,
	remark
}: {
	own:
		{ decision: 'valid' | 'invalid'; reason: string; levels: Record<string, number> } | undefined;
	remark: { note: string; flags: string[] };
}): TypedVerdict {
	if (!own) return { ...nothingTyped(), ...remark };
	const levels = Object.entries(own.levels).map(([id, level]) => [id, String(level)]);

	return {
		decision: own.decision,
		causes: [],
		reason: own.reason,
		levels: Object.fromEntries(levels),
		...remark
	};
}

const CAUSE = 'cause-';
const FLAG = 'flag-';
const LEVEL = 'level-';

/** The name of a criterion's field, of a cause's or of a flag's. */
export const levelField = (criterion: string) => LEVEL + criterion;
export const causeField = (cause: string) => CAUSE + cause;
export const flagField = (flag: string) => FLAG + flag;

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
		levels: Object.fromEntries(named(LEVEL)),
		note: fields['note'] ?? '',
		flags: named(FLAG).map(([flag]) => flag)
	};
}

/** The fields that a form with all of this would send. */
export function fieldsOf({ decision, causes, reason, levels, note, flags }: TypedVerdict) {
	return {
		decision,
		reason,
		note,
		...Object.fromEntries(causes.map((cause) => [causeField(cause), cause])),
		...Object.fromEntries(flags.map((flag) => [flagField(flag), flag])),
		...Object.fromEntries(Object.entries(levels).map(([id, level]) => [levelField(id), level]))
	};
}

/** The flags that a judge ticked and that the form offers. */
export const tickedFlags = ({ flags }: TypedVerdict): Flag[] =>
	FLAGS.filter((flag) => flags.includes(flag));

/** The causes that a judge ticked and that the form offers. */
export function tickedCauses({ causes }: TypedVerdict): Cause[] {
	const known = new Set<Cause>(Object.values(CAUSES).flat());

	return [...known].filter((cause) => causes.includes(cause));
}

/** A draft as it was kept, or `undefined` where it is none or says nothing. */
export function readDraft(kept: string | null): TypedVerdict | undefined {
	const draft = parsedJson(kept);
	if (!isRecord(draft)) return undefined;
	const { decision, causes, reason, levels, note, flags } = draft;
	const read: TypedVerdict = {
		decision: decision === 'valid' || decision === 'invalid' ? decision : '',
		causes: words(causes),
		reason: typeof reason === 'string' ? reason : '',
		note: typeof note === 'string' ? note : '',
		flags: words(flags),
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

export function saysSomething(typed: TypedVerdict): boolean {
	const { decision, causes, reason, levels, note, flags } = typed;

	return (
		decision + reason + note !== '' || causes.length + flags.length + Object.keys(levels).length > 0
	);
}

/** Whether a judge has made up their mind: a decision, with a level for each criterion or a reason. */
export function isWhole({ decision, causes, reason, levels }: TypedVerdict, rubric: string[]) {
	if (decision === 'invalid') return causes.length > 0 || reason.trim() !== '';

	return decision === 'valid' && rubric.every((id) => /^[1-5]$/.test(levels[id] ?? ''));
}

const words = (list: unknown): string[] =>
	Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];

function parsedJson(text: string | null): unknown {
	try {
		return JSON.parse(text ?? 'null');
	} catch {
		return undefined;
	}
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
