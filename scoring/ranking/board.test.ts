import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conversation, entry, facts, template } from './board-facts.fixture.ts';
import { board, canonicalBoard } from './board.ts';
import { computeBoard } from './compute-board.ts';

const someInteraction = fc.record({
	promptTokens: fc.integer({ min: 1, max: 3000 }),
	completionTokens: fc.constantFrom(0, 100, 300),
	estimated: fc.constantFrom(false, false, true)
});
const someEntries = fc
	.array(
		fc.record({
			teamName: fc.string({ unit: 'grapheme' }),
			sequence: fc.nat({ max: 5 }),
			withdrawn: fc.constantFrom(false, false, true),
			checksPassed: fc.boolean(),
			verdict: fc.constantFrom('valid' as const, 'invalid' as const, undefined),
			quality: fc.constantFrom({}, { checks: '1/3' }, { checks: '1/3', jury: '3/4' }),
			language: fc.constantFrom('es', 'eu', 'gl'),
			interactions: fc.array(someInteraction, { maxLength: 3 })
		}),
		{ maxLength: 8 }
	)
	.map((all) => all.map((parts, index) => entry(`t${index}`, parts)));

test('the same facts in any order give the same bytes, and they are a valid document', () => {
	fc.assert(
		fc.property(
			someEntries.chain((all) =>
				fc.tuple(
					fc.constant(all),
					fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })
				)
			),
			fc.constantFrom(conversation, template),
			fc.constantFrom('provisional' as const, 'official' as const),
			([all, shuffled], challenge, standing) => {
				const bytes = canonicalBoard(computeBoard(facts(challenge, all, { standing })));
				const again = canonicalBoard(computeBoard(facts(challenge, shuffled, { standing })));
				expect(again).toBe(bytes);
				const read = board.parse(JSON.parse(bytes));
				expect(canonicalBoard(read)).toBe(bytes);
				expect(read.rows).toHaveLength(all.length);
			}
		)
	);
});
