import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { ask, energyOf, generous, rehearse, spent } from '../../../../tests/support/gateway.ts';
import { reap } from './reaper.ts';

onEveryEngine('the budget', ({ test }) => {
	test('admits exactly ten of sixty parallel calls where ten are left', async ({ db }) => {
		const { world, team, standIn } = await rehearse(db, { gapMs: 2 }, (rulebook) => {
			generous(rulebook);
			rulebook.openStreams = 4;
			for (const round of rulebook.rounds) {
				for (const challenge of round.challenges) challenge.budget.interactions = 10;
			}
		});
		world.contest.rulebook.openStreams = 1000;

		const calls = await Promise.allSettled(
			Array.from({ length: 60 }, (_, i) => ask(world, team, `Llamada ${i}`))
		);
		const admitted = calls.filter((call) => call.status === 'fulfilled');
		await Promise.all(admitted.map((call) => call.value.settled));

		expect(admitted).toHaveLength(10);
		expect(standIn.seen).toHaveLength(10);
		for (const call of calls) {
			if (call.status === 'rejected') {
				expect(call.reason).toMatchObject({ code: 'interactions_exhausted' });
			}
		}
		const books = await spent(world, team);
		expect(books).toMatchObject({ interactions: 10, open: 0 });
		const settled = await db.read.select().from(db.t.settlement);
		const lost = settled.reduce((sum, one) => sum + one.lostEnergyNwh + one.overrunEnergyNwh, 0n);
		const billed = settled.reduce((sum, one) => (one.billed ? sum + one.energyNwh : sum), 0n);
		expect(lost).toBe(billed);
	});

	test('of energy is held before the call: what could be too much is refused', async ({ db }) => {
		const { world, team } = await rehearse(db, { promptTokens: 20 }, (rulebook) => {
			generous(rulebook);
			for (const round of rulebook.rounds) {
				for (const challenge of round.challenges) {
					challenge.budget.energyNwh = Number(energyOf(20, 600) + energyOf(20, 4));
				}
			}
		});

		await (
			await ask(world, team, 'Cabe')
		).settled;
		await (
			await ask(world, team, 'Cabe todavía')
		).settled;
		const third = ask(world, team, 'Ya no cabe');

		await expect(third).rejects.toMatchObject({ code: 'energy_exhausted' });
	});

	test('lets a team have only so many streams open and calls a minute', async ({ db }) => {
		const { world, team, standIn } = await rehearse(db, { fault: { kind: 'hang', after: 0 } });
		const open = [await ask(world, team, 'Uno'), await ask(world, team, 'Dos')];

		await expect(ask(world, team, 'Tres')).rejects.toMatchObject({ code: 'stream_open' });

		for (const live of open) live.stop();
		await Promise.all(open.map((live) => live.settled));
		standIn.script = {};
		await (
			await ask(world, team, 'Tres')
		).settled;
		await (
			await ask(world, team, 'Cuatro')
		).settled;
		await expect(ask(world, team, 'Cinco')).rejects.toMatchObject({ code: 'calls_too_fast' });
	});

	test('gets back what a dead process held', async ({ db }) => {
		const { world, team } = await rehearse(db, { fault: { kind: 'hang', after: 0 } });
		await ask(world, team, 'Hola');
		expect(await spent(world, team)).toMatchObject({ open: 1, interactions: 1 });

		// Another process would find the hold and nobody who still runs it.
		await reap(db, { at: world.ctx.now() });

		expect(await spent(world, team)).toMatchObject({ open: 0, interactions: 0, energyNwh: 0n });
		expect(await reap(db, { at: world.ctx.now() })).toBe(0);
	});
});
