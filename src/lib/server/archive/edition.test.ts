import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { OPENS } from '../../../../tests/support/world.ts';
import { newId } from '../db/id.ts';
import { editionEnergy } from './edition-energy.ts';
import { endpointFaults } from './endpoint-faults.ts';
import { MINUTE, record, recordedWorld } from './interactions.fixture.ts';
import { teamTotals } from './team-totals.ts';

onEveryEngine('what an edition has come to', ({ test }) => {
	test('is the energy of teams, of forgiven answers, of overruns and of official runs', async ({
		db
	}) => {
		const world = await recordedWorld(db);
		const team = await world.newTeam();
		const contestId = world.contest.id;
		await record(world, { team, outcome: 'completed' });
		await record(world, { team, outcome: 'completed', holdEnergyNwh: 1000n });
		await record(world, { team, outcome: 'failed', fault: 'endpoint_error' });
		await record(world, { team });
		const entryId = newId();
		await db.write(async (tx) => {
			await tx.insert(tx.t.entry).values({
				id: entryId,
				contestId,
				challengeId: 'centro-civico',
				teamId: team.id,
				accountId: team.accountId,
				presentedAt: OPENS
			});
			await tx.insert(tx.t.officialRun).values({
				entryId,
				sheet: 0,
				run: 0,
				promptTokens: 1,
				cachedTokens: 0,
				completionTokens: 1,
				estimated: false,
				energyNwh: 77n,
				model: 'm',
				salt: 'salt',
				answer: '',
				outcome: { kind: 'plan', outcome: 'passed', reason: 'plan-ok', params: {}, evidence: [] },
				quality: '1/1',
				at: OPENS
			});
		});
		const energy = await editionEnergy(db.read, { contestId });
		const one = energy.teamsNwh - 1000n;

		expect(one).toBeGreaterThan(1000n);
		expect(energy).toEqual({
			teamsNwh: one + 1000n,
			unbilledNwh: one,
			overrunNwh: one - 1000n,
			officialRunsNwh: 77n,
			assistedNwh: 0n,
			totalNwh: 3n * one + 77n
		});
	});

	test('counts the faults of the last while, the most frequent first', async ({ db }) => {
		const world = await recordedWorld(db);
		const team = await world.newTeam();
		const fail = (fault: string, heldAt: number) =>
			record(world, { team, outcome: 'failed', fault, heldAt });
		await fail('endpoint_error', OPENS);
		await fail('endpoint_timeout', OPENS + 10 * MINUTE);
		await fail('endpoint_busy', OPENS + 11 * MINUTE);
		await fail('endpoint_busy', OPENS + 12 * MINUTE);
		await record(world, { team, outcome: 'completed', heldAt: OPENS + 12 * MINUTE });

		const seen = { contestId: world.contest.id, since: OPENS + 5 * MINUTE };
		expect(await endpointFaults(db.read, seen)).toEqual([
			{ fault: 'endpoint_busy', times: 2, lastAt: OPENS + 12 * MINUTE + 1000 },
			{ fault: 'endpoint_timeout', times: 1, lastAt: OPENS + 10 * MINUTE + 1000 }
		]);
		expect(await endpointFaults(db.read, { ...seen, since: OPENS + 60 * MINUTE })).toEqual([]);
	});

	test('is told team by team', async ({ db }) => {
		const world = await recordedWorld(db);
		const [busy, idle] = [await world.newTeam(), await world.newTeam()];
		await record(world, { team: busy, outcome: 'completed' });
		await record(world, { team: busy, outcome: 'released' });
		await record(world, { team: busy });

		const totals = await teamTotals(db.read, { contestId: world.contest.id });

		expect(totals.get(busy.id)).toEqual({
			interactions: 3,
			energyNwh: expect.any(BigInt),
			entries: 0
		});
		expect(totals.get(busy.id)?.energyNwh).toBeGreaterThan(0n);
		expect(totals.has(idle.id)).toBe(false);
	});
});
