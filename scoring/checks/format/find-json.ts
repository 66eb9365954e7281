import { readJson, type JsonReading } from '../../json/read.ts';

export type FoundJson = Extract<JsonReading, { ok: true }>;

const MOST_ATTEMPTS = 200;
/** How often, all attempts together, a character may be read. */
const READINGS = 3;

/** Whether only blanks and the marks of a code fence stand in a text: ```json … ```. */
function isOnlyFence(text: string): boolean {
	return /^(?:\s|```[a-z]{0,10})*$/i.test(text);
}

/**
 * The longest object or array of JSON that stands in an answer, bare, fenced or within sentences;
 * and whether it stands there alone. Undefined where there is none; `too-deep` where there is one
 * that nests beyond what is read.
 */
export function findJson(
	answer: string
): { json: FoundJson; alone: boolean } | 'too-deep' | undefined {
	let best: FoundJson | undefined;
	let tooDeep = false;
	let at = 0;
	let left = READINGS * answer.length;
	for (let attempts = 0; attempts < MOST_ATTEMPTS && left > 0; attempts++) {
		while (at < answer.length && answer[at] !== '{' && answer[at] !== '[') at++;
		if (at >= answer.length) break;
		const reading = readJson(answer, at);
		left -= (reading.ok ? reading.span.end : reading.at) - at;
		if (reading.ok) {
			const length = reading.span.end - reading.span.start;
			if (!best || length > best.span.end - best.span.start) best = reading;
			at = reading.span.end;
		} else {
			if (reading.problem === 'too-deep') tooDeep = true;
			at += 1;
		}
	}
	if (!best) return tooDeep ? 'too-deep' : undefined;
	const around = answer.slice(0, best.span.start) + answer.slice(best.span.end);
	return { json: best, alone: isOnlyFence(around) };
}
