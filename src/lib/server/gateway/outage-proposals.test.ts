import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { OPENS } from '../../../../tests/support/world.ts';
import { MINUTE, record, recordedWorld } from '../archive/interactions.fixture.ts';
import { pauseGateway, resumeGateway } from './orders.ts';
import { proposedOutages } from './outage-proposals.ts';

onEveryEngine('the log proposes as an outage', ({ test }) => {
	test('what overlaps as one: answers that failed in a row, and a pause', async ({ db }) => {
		const world = await recordedWorld(db);
		const contestId = world.contest.id;
		const team = await world.newTeam();
		const failed = { team, outcome: 'failed', fault: 'endpoint_unavailable' } as const;
		await record(world, { team, outcome: 'completed', heldAt: OPENS });
		for (const minute of [2, 3, 4]) {
			await record(world, { ...failed, heldAt: OPENS + minute * MINUTE });
		}
		const accountId = await world.newStaff('organiser');
		const reason = 'Revisamos el servidor';
		await pauseGateway(world.ctx, { contestId, reason, accountId, at: OPENS + 4 * MINUTE });
		await resumeGateway(world.ctx, { contestId, accountId, at: OPENS + 9 * MINUTE });
		await record(world, { team, outcome: 'completed', heldAt: OPENS + 9 * MINUTE });

		const proposed = await proposedOutages(db.read, {
			contestId,
			from: OPENS,
			to: OPENS + 60 * MINUTE
		});

		expect(proposed).toHaveLength(1);
		expect(proposed[0]).toMatchObject({ startsAt: OPENS + 2 * MINUTE });
		expect(proposed[0]?.endsAt).toBeGreaterThanOrEqual(OPENS + 9 * MINUTE);
		expect(proposed[0]?.causes).toEqual(['endpoint', 'pause']);
	});

	test('nothing where answers failed now and then, or a pause was short', async ({ db }) => {
		const world = await recordedWorld(db);
		const contestId = world.contest.id;
		const team = await world.newTeam();
		for (const minute of [1, 3, 5]) {
			const heldAt = OPENS + minute * MINUTE;
			await record(world, { team, outcome: 'failed', fault: 'endpoint_error', heldAt });
			await record(world, { team, outcome: 'completed', heldAt: heldAt + MINUTE });
		}
		const accountId = await world.newStaff('organiser');
		await pauseGateway(world.ctx, { contestId, reason: 'Ya', accountId, at: OPENS + MINUTE });
		await resumeGateway(world.ctx, { contestId, accountId, at: OPENS + MINUTE + 1000 });

		const to = OPENS + 60 * MINUTE;
		expect(await proposedOutages(db.read, { contestId, from: OPENS, to })).toEqual([]);
	});
});
