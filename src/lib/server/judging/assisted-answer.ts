import { z } from 'zod';
import { decisionMeant, levelMeant, SIGNS, type Pass, type Sign } from './assisted-key.ts';
import type { Decision } from './judged.ts';

/** What a model said, in the signs of the key that it was given. */
export interface RawReading {
	decision: Sign;
	levels: Record<string, number>;
}

/** Words of what was presented, and the criterion that they speak for; `decision` for valid or not. */
export interface Passage {
	criterion: string;
	quote: string;
}

/** What it means. */
export interface ModelReading {
	decision: Decision;
	levels: Record<string, number>;
}

const MOST_PASSAGES = 12;
const MOST_QUOTE = 400;

/** Under which the passages about the decision stand. */
export const DECISION = 'decision';

/**
 * Reads an answer strictly: one JSON object with a sign, a level for each criterion and passages, and
 * nothing else; a code fence around it is passed over. Passages that are not verbatim in the text are
 * dropped. Absent where it is anything else.
 */
export function readAnswer(
	answer: string,
	{ criteria, text }: { criteria: readonly string[]; text: string }
): { reading: RawReading; passages: Passage[] } | undefined {
	const level = z.int().min(1).max(5);
	const passage = z.strictObject({
		criterion: z.enum([DECISION, ...criteria]),
		quote: z.string().max(MOST_QUOTE)
	});
	const shape = z.strictObject({
		decision: z.enum(SIGNS),
		levels: z.strictObject(Object.fromEntries(criteria.map((id) => [id, level]))),
		passages: z.array(passage).max(MOST_PASSAGES)
	});
	const read = shape.safeParse(parsedJson(answer));
	if (!read.success) return undefined;
	const { decision, levels, passages } = read.data;
	const isVerbatim = ({ quote }: Passage) => quote.trim() !== '' && text.includes(quote);

	return { reading: { decision, levels }, passages: passages.filter(isVerbatim) };
}

/** What a reading means by the key of its pass. */
export function meaningOf({ decision, levels }: RawReading, pass: Pass): ModelReading {
	return {
		decision: decisionMeant(decision, pass),
		levels: Object.fromEntries(
			Object.entries(levels).map(([id, number]) => [id, levelMeant(number, pass)])
		)
	};
}

/**
 * Whether a model seems to have obeyed the text that it read. Under the false key every number means
 * another level, so that a reader who goes by meanings never repeats its numbers. Where all of them
 * are the same in both passes (or the decision's sign, where there is no rubric), something other than
 * the key told which to write.
 */
export function obeysText(
	rubric: RawReading | undefined,
	falseKey: RawReading | undefined
): boolean {
	if (!rubric || !falseKey) return false;
	const ids = Object.keys(rubric.levels);
	if (ids.length === 0) return rubric.decision === falseKey.decision;

	return ids.every((id) => rubric.levels[id] === falseKey.levels[id]);
}

function parsedJson(answer: string): unknown {
	const bare = answer.trim().replace(/^```(?:json)?\s*([\s\S]*?)\s*```$/, '$1');
	try {
		return JSON.parse(bare);
	} catch {
		return undefined;
	}
}
