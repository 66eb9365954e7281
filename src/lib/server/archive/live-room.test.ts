import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { OPENS } from '../../../../tests/support/world.ts';
import { MINUTE, record, recordedWorld } from './interactions.fixture.ts';
import { recentMinutes } from './recent-minutes.ts';
import { recentTimes } from './recent-times.ts';
import { storageRoom } from './storage-room.ts';
import { stuckTeams } from './stuck-teams.ts';
import { tightBudgets } from './tight-budgets.ts';

onEveryEngine('the live room', ({ test }) => {
	test('counts answers, tokens and energy by the minute, silent minutes too', async ({ db }) => {
		const world = await recordedWorld(db);
		const contestId = world.contest.id;
		const team = await world.newTeam();
		await record(world, { team, outcome: 'completed', heldAt: OPENS });
		await record(world, { team, outcome: 'completed', heldAt: OPENS + 5 });
		await record(world, {
			team,
			outcome: 'failed',
			fault: 'endpoint_error',
			heldAt: OPENS + 2 * MINUTE
		});

		const minutes = await recentMinutes(db.read, {
			contestId,
			at: OPENS + 3 * MINUTE,
			minutes: 4
		});

		expect(minutes.map(({ answers, faults }) => [answers, faults])).toEqual([
			[2, 0],
			[0, 0],
			[1, 1],
			[0, 0]
		]);
		expect(minutes[0]?.tokens).toBeGreaterThan(0);
		expect(minutes[0]?.energyNwh).toBeGreaterThan(0n);
		expect(minutes[1]).toMatchObject({ tokens: 0, energyNwh: 0n });
	});

	test('tells how long answers took, and nothing where there were none', async ({ db }) => {
		const world = await recordedWorld(db);
		const contestId = world.contest.id;
		const team = await world.newTeam();
		expect(await recentTimes(db.read, { contestId, since: OPENS })).toEqual({
			answers: 0,
			firstToken: undefined,
			whole: undefined,
			queue: undefined
		});
		for (const queueMs of [10, 20, 900]) {
			await record(world, { team, outcome: 'completed', queueMs });
		}

		const { answers, queue, whole } = await recentTimes(db.read, { contestId, since: OPENS });

		expect(answers).toBe(3);
		expect(queue).toEqual({ half: 20, most: 900 });
		expect(whole?.most).toBeGreaterThan(0);
	});

	test('names a team that only fails, and not one that failed and then did not', async ({ db }) => {
		const world = await recordedWorld(db);
		const contestId = world.contest.id;
		const [stuck, well] = [await world.newTeam(), await world.newTeam()];
		const fault = { outcome: 'failed', fault: 'endpoint_error' } as const;
		for (const team of [stuck, well]) {
			for (let time = 0; time < 3; time++) await record(world, { team, ...fault });
		}
		await record(world, { team: well, outcome: 'completed' });

		const found = await stuckTeams(db.read, { contestId, since: OPENS });

		expect(found).toMatchObject([{ team: { id: stuck.id }, why: 'answers', times: 3 }]);
	});

	test('names the budget of a team that is nearest its end', async ({ db }) => {
		const world = await recordedWorld(db);
		const [tight, easy] = [await world.newTeam(), await world.newTeam()];
		const { contest } = world;
		const budget = contest.rulebook.rounds[0]?.challenges.find(({ id }) => id === 'hogar')?.budget;
		if (!budget) throw new Error('no budget');
		await db.write(async (tx) => {
			for (const [team, share] of [
				[tight, 0.95],
				[easy, 0.5]
			] as const) {
				await tx.insert(tx.t.spending).values({
					teamId: team.id,
					challengeId: 'hogar',
					interactions: 1,
					tokens: Math.ceil(budget.tokens * share),
					energyNwh: 1n,
					open: 0,
					forgiven: 0
				});
			}
		});

		const found = await tightBudgets(db.read, { contest, challengeIds: ['hogar'] });

		expect(found).toMatchObject([{ team: { id: tight.id }, kind: 'tokens' }]);
		expect(found[0]?.spent).toBeCloseTo(0.95, 2);
	});

	test('knows how much room the database takes and the disk has left', async ({ db }) => {
		const world = await recordedWorld(db);
		const room = await storageRoom({
			db,
			settings: { ...world.ctx.settings, DATA_DIR: import.meta.dirname }
		});

		expect(room.free).toBeGreaterThan(0);
		expect(room.used).toBeGreaterThanOrEqual(0);
	});
});
