import { expect } from 'vitest';
import { test } from '../support/databases.ts';
import { demoRulebook, HOUR, OPENS } from '../support/world.ts';
import { openFaultSite, settlementsOf, wideRulebook, type FaultSite } from './fault-site.ts';
import type { Wire } from './wire.ts';

const PER_MINUTE = 4;
const NOW = OPENS + 5 * HOUR;

const site = test.extend<{ site: FaultSite }>({
	site: async ({ db }, use) => {
		const rulebook = wideRulebook(demoRulebook());
		for (const { budget } of rulebook.rounds.flatMap(({ challenges }) => challenges)) {
			budget.callsPerMinute = PER_MINUTE;
		}
		const opened = await openFaultSite(db, { rulebook });
		opened.endpoint.plays.set('Hola', answer);
		opened.world.setNow(NOW);
		await use(opened);
		await opened.close();
	}
});

function answer(wire: Wire) {
	wire.head();
	wire.word('Hola');
	wire.finish();
	wire.usage(20, 1);
	wire.close();
}

site(
	'a clock that steps back locks no team out, and its calls a minute are counted on',
	async ({ site: { world, newTeam, call } }) => {
		const team = await newTeam();
		const ask = () => call(team, 'Hola').got();
		for (let one = 0; one < PER_MINUTE; one++) expect((await ask()).status).toBe(200);
		expect(await ask()).toMatchObject({ status: 429, reason: 'calls_too_fast' });

		world.setNow(NOW - HOUR);

		for (let one = 0; one < PER_MINUTE; one++) expect((await ask()).status).toBe(200);
		const refused = await ask();
		expect(refused).toMatchObject({ status: 429, reason: 'calls_too_fast' });
		expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
	}
);

site(
	'a clock that steps back by a moment frees nobody from the calls a minute',
	async ({ site: { world, newTeam, call } }) => {
		const team = await newTeam();
		const ask = () => call(team, 'Hola').got();
		for (let one = 0; one < PER_MINUTE; one++) expect((await ask()).status).toBe(200);

		world.setNow(NOW - 500);

		const refused = await ask();
		expect(refused).toMatchObject({ status: 429, reason: 'calls_too_fast' });
		expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(61);
	}
);

site(
	'a clock that steps back leaves no budget wider and no figure below zero',
	async ({ db, site: { world, endpoint, newTeam, call } }) => {
		const team = await newTeam();
		const { queue } = world.ctx;
		queue.setPlaces(0);
		const waiting = call(team, 'Hola');
		await waiting.heard('vatio-queue');
		world.setNow(NOW - HOUR);
		queue.setPlaces(64);

		const { vatio } = await waiting.got();

		expect(vatio?.['queueMs']).toBeGreaterThanOrEqual(0);
		for (let used = 1, at = NOW - 2 * HOUR; used < 10; used++, at -= 120_000) {
			world.setNow(at);
			expect((await call(team, 'Hola').got()).status).toBe(200);
		}
		world.setNow(NOW - 3 * HOUR);
		const refused = await call(team, 'Hola').got();
		expect(refused).toMatchObject({ status: 429, reason: 'interactions_exhausted' });
		expect(endpoint.calls).toHaveLength(10);
		for (const { held, settled } of await settlementsOf(db, team.id)) {
			expect(held.holdTokens).toBeGreaterThan(0);
			expect(settled?.lostTokens).toBe(21);
		}
	}
);

site(
	'a clock that steps back forgets no call that a client has named',
	async ({ site: { world, endpoint, newTeam, call } }) => {
		const team = await newTeam();
		const headers = { 'idempotency-key': 'una' };
		const first = await call(team, 'Hola', { headers }).got();

		world.setNow(NOW - HOUR);

		const second = await call(team, 'Hola', { headers }).got();
		expect(second.vatio?.interaction).toBe(first.vatio?.interaction);
		expect(endpoint.calls).toHaveLength(1);
	}
);
