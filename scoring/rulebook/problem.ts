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
	| 'check-misplaced'
	| 'check-repeated'
	| 'share-out-of-range'
	| 'plan-check-missing'
	| 'weights-sum'
	| 'above-one'
	| 'jury-without-rubric'
	| 'checks-without-quality'
	| 'context-too-small'
	| 'budget-below-one-call'
	| 'tie-breaker-twice'
	| 'too-many-valid-sheets'
	| 'load-does-not-fit'
	| 'naive-illegal'
	| 'naive-is-best';

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
