import { hasPlaceholder, PLACEHOLDER } from '#scoring/plan/template.ts';
import type { ChallengeView } from './challenge-view.ts';
import type { EstimateView, LeftView, PhaseView } from './view.ts';

/** Why nothing can be sent now, whatever the words. */
export type Closed = 'phase' | 'spent' | 'turns';

export function closedTo(
	{ phase, left }: { phase: PhaseView; left: LeftView },
	{ limits }: Pick<ChallengeView, 'limits'>,
	/** Turns of the conversation that would be continued. */
	depth: number
): Closed | undefined {
	if (phase.closed) return 'phase';
	if (left.interactions < 1) return 'spent';

	return limits.turns !== undefined && depth >= limits.turns ? 'turns' : undefined;
}

/**
 * What is wrong with a text before it is sent, as far as the page can know; the server looks again.
 * An estimate by another tokenizer than the model's refuses nothing.
 */
export function problemOf(
	text: string,
	{ isTemplate, estimate }: { isTemplate: boolean; estimate: EstimateView | undefined }
): 'empty' | 'placeholder' | 'long' | undefined {
	if (text.trim() === '') return 'empty';
	if (isTemplate && !hasPlaceholder(text)) return 'placeholder';

	return estimate && !estimate.estimated && estimate.tokens > estimate.most ? 'long' : undefined;
}

/** Roughly how many tokens a text has, until the server has counted; the placeholder is not counted. */
export function roughTokens(text: string): number {
	return Math.ceil(text.replace(PLACEHOLDER, '').length / 4);
}
