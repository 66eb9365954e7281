import type { BudgetRules, ChallengeRules, PlanSheet } from '#scoring';
import type { NamedFact } from './view.ts';

/** An open sheet of reto 2, with what a valid plan may buy. Whole kWh. */
export interface PlanSheetView extends PlanSheet {
	naiveKwh: number;
	maxKwh: number;
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
	/** Limits, model and sampling: the same for every team. */
	conditions: NamedFact[];
	round: { id: string; title: string };
	/** Who answers, as the label of an answer says it. */
	answeredBy: string;
}
