import fc from 'fast-check';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { energyOf } from '../../../../tests/support/gateway.ts';
import { openWorld } from '../../../../tests/support/world.ts';
import { OUTCOMES } from '../budget/schema.ts';
import { Books, type End, type Hold } from './books.fixture.ts';
import { reap } from './reaper.ts';

const hold: fc.Arbitrary<Hold> = fc.record({
	team: fc.nat(2),
	prompt: fc.integer({ min: 1, max: 400 }),
	answer: fc.integer({ min: 1, max: 150 })
});
/** Usage below, at and above the hold; sometimes settled from two sides at once. */
const ending: fc.Arbitrary<End> = fc.record({
	which: fc.nat(20),
	outcome: fc.constantFrom(...OUTCOMES),
	prompt: fc.integer({ min: 0, max: 900 }),
	answer: fc.integer({ min: 0, max: 300 }),
	twice: fc.boolean()
});
const step = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ holds: fc.array(hold, { minLength: 1, maxLength: 5 }) }) },
	{ weight: 6, arbitrary: fc.record({ ends: fc.array(ending, { minLength: 1, maxLength: 4 }) }) },
	{ weight: 1, arbitrary: fc.constant({ crash: true }) }
);

/** Any of the three may be the one that ends. */
const budgets = fc
	.record({
		interactions: fc.integer({ min: 1, max: 8 }),
		tokens: fc.integer({ min: 300, max: 4000 }),
		calls: fc.integer({ min: 1, max: 8 })
	})
	.map(({ interactions, tokens, calls }) => ({
		interactions,
		tokens,
		energyNwh: calls * Number(energyOf(200, 75)),
		callsPerMinute: 1000,
		presentations: 1
	}));

onEveryEngine('the books', ({ test, engine }) => {
	const numRuns = engine === 'SQLite' ? 60 : 10;

	test(
		'never lose or hold more than a budget, and come out even',
		{ timeout: 60_000 },
		async ({ db }) => {
			const world = await openWorld(db, { endpointUrl: 'http://127.0.0.1:9/v1' });

			await fc.assert(
				fc.asyncProperty(
					budgets,
					fc.array(step, { minLength: 3, maxLength: 10 }),
					async (budget, steps) => {
						const teams = [await world.newTeam(), await world.newTeam(), await world.newTeam()];
						const books = new Books(world, { teams, budget });
						for (const one of steps) {
							if ('holds' in one) await Promise.all(one.holds.map((asked) => books.hold(asked)));
							else if ('ends' in one) await books.end(one.ends);
							else await reap(db, { at: world.ctx.now() });
							await books.expectWithinBudget();
						}
						await reap(db, { at: world.ctx.now() });
						await books.expectEven();
					}
				),
				{ numRuns, interruptAfterTimeLimit: 9000 }
			);
		}
	);
});
