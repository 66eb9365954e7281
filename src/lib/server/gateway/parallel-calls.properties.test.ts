import fc from 'fast-check';
import { expect, onTestFinished } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { energyOf } from '../../../../tests/support/gateway.ts';
import { openWorld } from '../../../../tests/support/world.ts';
import { Books } from './books.fixture.ts';
import {
	callInParallel,
	expectEveryInstantWithin,
	expectSums,
	PROMPTS,
	startEndpoint,
	type PlannedCall
} from './parallel-calls.fixture.ts';

const LAST_MS = 300;

const call: fc.Arbitrary<PlannedCall> = fc.record({
	team: fc.nat(2),
	prompt: fc.constantFrom(...PROMPTS),
	startsMs: fc.nat(LAST_MS),
	leavesMs: fc.option(fc.nat(60), { nil: undefined }),
	maxAnswerTokens: fc.integer({ min: 8, max: 150 })
});

/** Any of the three may be the one that ends. */
const budget = fc
	.record({
		interactions: fc.integer({ min: 3, max: 40 }),
		calls: fc.integer({ min: 2, max: 30 }),
		energyCalls: fc.integer({ min: 2, max: 30 })
	})
	.map(({ interactions, calls, energyCalls }) => ({
		interactions,
		tokens: calls * 170,
		energyNwh: energyCalls * Number(energyOf(20, 150)),
		callsPerMinute: 100_000,
		presentations: 1
	}));

onEveryEngine(
	'hundreds of calls at once, of which some leave, on a site that dies',
	({ test, engine }) => {
		const [calls, numRuns] = engine === 'SQLite' ? [300, 4] : [120, 2];

		test(
			'never pass a budget at any instant, and are each settled once',
			{ timeout: 60_000 },
			async ({ db }) => {
				const endpoint = await startEndpoint();
				onTestFinished(() => endpoint.close());
				const world = await openWorld(db, { endpointUrl: endpoint.url });
				let billed = 0;

				await fc.assert(
					fc.asyncProperty(
						budget,
						fc.array(call, { minLength: calls, maxLength: calls, size: 'max' }),
						fc.uniqueArray(fc.nat(LAST_MS), { minLength: 1, maxLength: 3 }),
						async (budget, planned, kills) => {
							const teams = [await world.newTeam(), await world.newTeam(), await world.newTeam()];
							const contest = structuredClone(world.contest);
							contest.rulebook.openStreams = 1000;
							for (const { challenges } of contest.rulebook.rounds) {
								for (const challenge of challenges) challenge.budget = budget;
							}

							const all = callInParallel(
								{ world, endpoint, contest },
								{ teams, calls: planned, kills }
							);
							for (let over = false; !over;) {
								over = await Promise.race([all.then(() => true), pause(15)]);
								await expectSums(db, teams, budget);
							}

							for (const { id } of teams) await expectEveryInstantWithin(db, budget, id);
							billed += await new Books(world, { teams, budget }).expectEven();
						}
					),
					{ numRuns, endOnFailure: true, interruptAfterTimeLimit: 12_000 }
				);
				expect(billed).toBeGreaterThan(0);
			}
		);
	}
);

const pause = (ms: number) => new Promise<false>((resolve) => setTimeout(() => resolve(false), ms));
