/** What a rulebook's consistency can break, as keys to translate. */
export type ProblemCode =
	| 'time-zone'
	| 'team-size'
	| 'guardian-age'
	| 'id-taken'
	| 'dates-out-of-order'
	| 'only-practice'
	| 'not-an-earlier-round'
	| 'opens-before-results'
	| 'best-of-which'
	| 'best-of-unranked'
	| 'check-misplaced'
	| 'check-repeated'
	| 'share-out-of-range'
	| 'plan-check-missing'
	| 'weights-sum'
	| 'above-one'
	| 'jury-without-rubric'
	| 'checks-without-quality'
	| 'layers-need-all-judged'
	| 'context-too-small'
	| 'budget-below-one-call'
	| 'tie-breaker-twice'
	| 'too-many-valid-sheets'
	| 'load-does-not-fit'
	| 'naive-illegal'
	| 'naive-is-best'
	| 'combine-part-unranked'
	| 'combine-part-twice'
	| 'combine-part-without-points'
	| 'combine-profiles-differ'
	| 'combine-weightless'
	| 'combine-tie-unknown';

/** What is wrong with a rulebook, and where: `rounds.0.phases.opens`. */
export interface Problem {
	path: string;
	code: ProblemCode | 'shape';
	message: string;
	/** What the sentence names. */
	what?: string;
}

/** Problems for the ids that come a second time. */
export function repeatedIds(items: readonly { id: string }[], path: string): Problem[] {
	return items.flatMap(({ id }, index): Problem[] =>
		items.findIndex((other) => other.id === id) === index
			? []
			: [
					{
						path: `${path}.${String(index)}.id`,
						code: 'id-taken',
						message: `«${id}» is already taken`,
						what: id
					}
				]
	);
}
