import type { Span } from '../check.ts';
import type { PromptSpan } from '../check.ts';
import { cognateKey } from './cognate.ts';
import { longestCommon } from './follow.ts';
import { ownText, RUN, runsOf } from './own-text.ts';
import type { ReadMaterial } from './read.ts';

/** How much of an answer a signal finds in the prompts, from 0 to 1, and where in both. */
export interface Signal {
	share: number;
	evidence: Span[];
	sources: PromptSpan[];
}

export interface EchoSignals {
	/** Words of the answer within runs of three that the participant wrote, in any disguise. */
	rewritten: Signal;
	/** Words and figures that follow the prompts in order, cognates taken as one word. */
	followed: Signal;
	/** Figures of two digits or more that follow the prompts in order, and how many there are. */
	figures: { share: number; count: number };
}

/** Neighbouring stretches as one. */
function joined<Place extends Span>(
	spans: readonly Place[],
	isNext: (a: Place, b: Place) => boolean
) {
	const all: Place[] = [];
	for (const span of spans) {
		const last = all.at(-1);
		if (last && isNext(last, span)) last.end = Math.max(last.end, span.end);
		else all.push({ ...span });
	}
	return all;
}

/** Words apart up to which two matches show as one stretch. */
const GAP = 25;
const near = (a: Span, b: Span) => b.start - a.end <= GAP;
const nearInPrompt = (a: PromptSpan, b: PromptSpan) => a.prompt === b.prompt && near(a, b);

const isFigure = (key: string) => /^\p{N}/u.test(key);
const shareOf = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/**
 * Measures an answer against what its participant wrote. `earlier[i]` is the model's answer to the
 * prompt i; the README says what each signal is worth.
 */
export function echoSignals(
	{ words, prompts, given }: ReadMaterial,
	earlier: readonly string[]
): EchoSignals {
	const own = ownText(prompts, earlier);
	const common = new Set(given.flatMap(runsOf));

	const isOwn = new Uint8Array(words.length);
	const isGiven = new Uint8Array(words.length);
	const found: PromptSpan[] = [];
	runsOf(words).forEach((run, at) => {
		const source = own.runs.get(run);
		if (common.has(run)) isGiven.fill(1, at, at + RUN);
		else if (source) {
			isOwn.fill(1, at, at + RUN);
			found.push(source);
		}
	});
	const counted = words.filter((_, at) => isOwn[at] || !isGiven[at]).length;
	const covered = words.filter((_, at) => isOwn[at]);

	const keyed = words.flatMap((word) => {
		const key = cognateKey(word.text);
		return key === undefined ? [] : [{ key, word }];
	});
	const keys = keyed.map(({ key }) => key);
	const path = longestCommon(
		keys,
		own.keys.map(({ key }) => key)
	);
	const figures = keys.filter(isFigure);
	const ownFigures = own.keys.map(({ key }) => key).filter(isFigure);

	return {
		rewritten: {
			share: shareOf(covered.length, counted),
			evidence: joined(covered.map(spanOf), near),
			sources: joined(found.toSorted(byPlace), nearInPrompt)
		},
		followed: {
			share: shareOf(path.first.length, keys.length),
			evidence: joined(
				path.first.flatMap((at) => (keyed[at] ? [spanOf(keyed[at].word)] : [])),
				near
			),
			sources: joined(
				path.second.flatMap((at) => (own.keys[at] ? [own.keys[at].place] : [])),
				nearInPrompt
			)
		},
		figures: {
			share: shareOf(longestCommon(figures, ownFigures).first.length, figures.length),
			count: figures.length
		}
	};
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });
const byPlace = (a: PromptSpan, b: PromptSpan) => a.prompt - b.prompt || a.start - b.start;
