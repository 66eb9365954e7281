import { describe, expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { OPENS, type World } from '../../../../tests/support/world.ts';
import { everyInteraction, wholeInteraction } from './every-interaction.ts';
import type { InteractionFilter } from './interaction-filter.ts';
import { interactionTotals } from './interaction-totals.ts';
import { MINUTE, record, recordedWorld, variedRecord } from './interactions.fixture.ts';
import { interactionsPage, type InteractionOnRecord } from './interactions.ts';

async function allOf(world: World, filter: InteractionFilter, batch?: number) {
	const found = [];
	const { read } = world.ctx.db;
	for await (const rows of everyInteraction(read, filter, batch ? { batch } : {})) {
		found.push(...rows);
	}
	return found;
}

type Test = (interaction: InteractionOnRecord) => boolean;

onEveryEngine('the interactions of a contest', ({ test }) => {
	test('are found by every filter, and by several at once', async ({ db }) => {
		const world = await recordedWorld(db);
		const [team] = await variedRecord(world);
		const contestId = world.contest.id;
		const all = await allOf(world, { contestId });
		const cases: [Omit<InteractionFilter, 'contestId'>, Test][] = [
			[{}, () => true],
			[{ challengeId: 'hogar' }, (i) => i.challengeId === 'hogar'],
			[{ teamId: team?.id }, (i) => i.team.id === team?.id],
			[{ ending: 'failed' }, (i) => i.end?.outcome === 'failed'],
			[{ ending: 'open' }, (i) => i.end === undefined],
			[{ billed: true }, (i) => i.end?.billed === true],
			[{ billed: false }, (i) => i.end?.billed === false],
			[{ withFault: true }, (i) => i.end?.fault !== undefined],
			[{ withFault: false }, (i) => i.end?.fault === undefined],
			[{ since: OPENS + 3 * MINUTE }, (i) => i.heldAt >= OPENS + 3 * MINUTE],
			[{ until: OPENS + 3 * MINUTE }, (i) => i.heldAt < OPENS + 3 * MINUTE],
			[
				{ teamId: team?.id, challengeId: 'hogar', ending: 'completed', billed: true },
				(i) => i.team.id === team?.id && i.challengeId === 'hogar' && i.end?.outcome === 'completed'
			]
		];

		expect(all).toHaveLength(60);
		for (const [filter, belongs] of cases) {
			const expected = all.filter(belongs).map(({ id }) => id);
			const { rows } = await interactionsPage(db.read, {
				filter: { contestId, ...filter },
				size: 100
			});
			const totals = await interactionTotals(db.read, { contestId, ...filter });

			expect(expected.length, JSON.stringify(filter)).toBeGreaterThan(0);
			expect(rows.map(({ id }) => id).toReversed(), JSON.stringify(filter)).toEqual(expected);
			expect(totals.interactions).toBe(expected.length);
		}
	});

	test('are read page by page, each once, down to the oldest and up again', async ({ db }) => {
		const world = await recordedWorld(db);
		await variedRecord(world);
		const filter = { contestId: world.contest.id };
		const newestFirst = (await allOf(world, filter)).map(({ id }) => id).toReversed();

		const down: string[] = [];
		let page = await interactionsPage(db.read, { filter, size: 7 });
		expect(page.newer).toBeUndefined();
		for (;;) {
			down.push(...page.rows.map(({ id }) => id));
			if (!page.older) break;
			page = await interactionsPage(db.read, { filter, size: 7, olderThan: page.older });
		}
		const up: string[] = [...page.rows.map(({ id }) => id)];
		while (page.newer) {
			page = await interactionsPage(db.read, { filter, size: 7, newerThan: page.newer });
			up.unshift(...page.rows.map(({ id }) => id));
		}

		expect(down).toEqual(newestFirst);
		expect(up).toEqual(newestFirst);
	});

	test('are walked in batches, each once and in the order of time', async ({ db }) => {
		const world = await recordedWorld(db);
		await variedRecord(world);
		const filter = { contestId: world.contest.id };
		const whole = (await allOf(world, filter)).map(({ id }) => id);

		for (const batch of [1, 7, 60]) {
			expect((await allOf(world, filter, batch)).map(({ id }) => id)).toEqual(whole);
		}
		expect(new Set(whole).size).toBe(60);
	});

	test('come to what their settlements say', async ({ db }) => {
		const world = await recordedWorld(db);
		await variedRecord(world);
		const contestId = world.contest.id;
		const all = await allOf(world, { contestId });
		const ended = all.flatMap(({ end }) => (end ? [end] : []));

		expect(await interactionTotals(db.read, { contestId })).toEqual({
			interactions: 60,
			open: 10,
			billed: ended.filter(({ billed }) => billed).length,
			promptTokens: ended.reduce((sum, { promptTokens }) => sum + promptTokens, 0),
			completionTokens: ended.reduce((sum, { completionTokens }) => sum + completionTokens, 0),
			energyNwh: ended.reduce((sum, { energyNwh }) => sum + energyNwh, 0n),
			withFault: 30
		});
		expect(await interactionTotals(db.read, { contestId, teamId: 'nobody' })).toMatchObject({
			interactions: 0,
			energyNwh: 0n
		});
	});

	describe('one by one', () => {
		test('show their words to their own contest only', async ({ db }) => {
			const world = await recordedWorld(db);
			const team = await world.newTeam();
			const interactionId = await record(world, {
				team,
				outcome: 'completed',
				prompt: 'Dame cinco medidas',
				answer: '1. LED'
			});

			const seen = { contestId: world.contest.id, interactionId };
			expect(await wholeInteraction(db.read, seen)).toMatchObject({
				prompt: 'Dame cinco medidas',
				answer: '1. LED',
				end: { outcome: 'completed', leafHash: expect.stringMatching(/^[0-9a-f]{64}$/) }
			});
			const foreign = { contestId: 'other', interactionId };
			expect(await wholeInteraction(db.read, foreign)).toBeUndefined();
		});
	});
});
