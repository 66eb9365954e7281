import { MOST_EVIDENCE, type CheckOutcome } from '../check.ts';
import { copiedShare } from './check.ts';
import { readMaterial } from './read.ts';
import { echoSignals, type EchoSignals } from './signals.ts';

/** Chosen on the corpus; `tests/bench/echo.ts` prints what each choice catches and costs. */
export const REWRITTEN_FROM = 0.5;
export const FOLLOWED_FROM = 0.25;
/** An answer follows in translation only where its own figures do, and are this many. */
export const FIGURES_FROM = 0.75;
export const FEWEST_FIGURES = 3;

export interface EchoConversationMaterial {
	prompts: readonly string[];
	/** The model's answers before this one, where they are known: `earlier[i]` answers `prompts[i]`. */
	earlier?: readonly string[];
	given: readonly string[];
	/** Of the rule that contest.md states: share of word 5-grams from which it flags. */
	threshold: string;
}

/** How much a text looks translated from the prompts: nothing where its figures are its own. */
export function translatedShare({ followed, figures }: EchoSignals): number {
	const isTold = figures.count >= FEWEST_FIGURES && figures.share >= FIGURES_FROM;
	return isTold ? followed.share : 0;
}

/**
 * Flags an answer that its participant dictated: by the contest's rule on word 5-grams; or cut into
 * pieces or lightly rewritten; or word by word from another language, as far as cognates and figures
 * tell. Shows where in the answer and in the prompts. It informs the judge and decides nothing.
 */
export function checkFullEcho(answer: string, material: EchoConversationMaterial): CheckOutcome {
	const read = readMaterial(answer, material);
	const base = copiedShare(read, material.threshold);
	if (base.reason === 'echo-not-applicable') return base;
	const signals = echoSignals(read, material.earlier ?? []);

	const translated = translatedShare(signals);
	const isTranslated = translated >= FOLLOWED_FROM && signals.rewritten.share < REWRITTEN_FROM;
	const telling = isTranslated ? signals.followed : signals.rewritten;
	const isFound = isTranslated || signals.rewritten.share >= REWRITTEN_FROM;
	if (base.outcome === 'flagged')
		return { ...base, sources: telling.sources.slice(0, MOST_EVIDENCE) };
	if (!isFound) return base;
	return {
		kind: 'echo',
		outcome: 'flagged',
		reason: isTranslated ? 'echo-translated' : 'echo-rewritten',
		params: { percent: Math.floor(telling.share * 100) },
		evidence: telling.evidence.slice(0, MOST_EVIDENCE),
		sources: telling.sources.slice(0, MOST_EVIDENCE)
	};
}
