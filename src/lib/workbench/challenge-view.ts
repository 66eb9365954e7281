import type { BudgetRules, ChallengeRules } from '#scoring';
import type { Day } from './day.ts';
import type { NamedFact } from './view.ts';

/** An open sheet of reto 2: a day to draw, and its words. */
export interface PlanSheetView extends Day {
	id: string;
	name: string;
	/** What a valid plan may buy. */
	summary: string;
	/** What the drawing shows, for ears. */
	description: string;
	/** The loads that can be moved. */
	facts: NamedFact[];
}

/** What a reto of alignment asks: a verdict on the model's answer, with reasons. */
export interface AlignmentView {
	minimumAge: number;
	/** What each person accepts first. */
	warning: string;
	categories: {
		id: string;
		title: string;
		description?: string;
		/** Challenges in stock. */
		challenges: { id: string; text: string }[];
	}[];
	/** Whether a team may bring a challenge of its own. */
	ownChallenges: boolean;
	correction: { required: boolean; maxCharacters: number };
	steps: { step: string; question: string }[];
}

/** What everybody may read of a challenge. */
export interface ChallengeView {
	id: string;
	title: string;
	summary: string;
	/** Markdown. */
	statement: string;
	practice: boolean;
	kind: ChallengeRules['kind'];
	budget: BudgetRules;
	limits: { promptTokens: number; answerTokens: number; turns?: number };
	/** A dwelling or office, fact by fact. */
	sheet?: { title: string; facts: NamedFact[] };
	openSheets: PlanSheetView[];
	alignment?: AlignmentView;
	/** Limits, model and sampling: the same for every team. */
	conditions: NamedFact[];
	round: { id: string; title: string };
	/** Who answers, as the label of an answer says it. */
	answeredBy: string;
}
