import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { openSqlite } from '../../src/lib/server/db/sqlite.ts';
import { migrations } from '../support/databases.ts';
import { environmentOf, seed, startChild } from './child-site.ts';
import { Call } from './client.ts';
import { gotInWords, grouped } from './consequence.ts';
import { settlementsOf } from './fault-site.ts';
import { PlayedEndpoint } from './played-endpoint.ts';
import type { Wire } from './wire.ts';

const TEAMS = 50;
const EACH = 4;

test('a signal to stop during two hundred streams lets the short ones end, interrupts the rest and loses none', async () => {
	const file = join(inject('databases'), 'shutdown.db');
	const options = { file, durability: 'full', migrations: join(migrations, 'sqlite') } as const;
	const db = openSqlite(options);
	const teams = await seed(db, TEAMS);
	await db.close();
	const endpoint = await PlayedEndpoint.start();
	let stopped = false;
	const write = async (wire: Wire, over: () => boolean) => {
		wire.head();
		wire.word('Hola');
		while (!over() && wire.state === 'open') await wait(20);
		wire.finish();
		wire.usage(20, wire.sent);
		wire.close();
	};
	endpoint.plays.set('corta', (wire) => write(wire, () => stopped));
	endpoint.plays.set('larga', (wire) => write(wire, () => false));
	const environment = { ...environmentOf(file, endpoint), ENDPOINT_CONCURRENCY: '200' };
	const child = await startChild({ ...environment, DRAIN_MS: '700' });

	const calls = teams.flatMap(({ key }) =>
		Array.from({ length: EACH }, (_, place) => {
			const prompt = place % 2 === 0 ? 'corta' : 'larga';
			return new Call({ url: child.url, key, prompt });
		})
	);
	await Promise.all(calls.map((call) => call.heard('Hola')));
	child.stop();
	stopped = true;
	const got = await Promise.all(calls.map((call) => call.got()));

	expect(await child.ended).toBe(0);
	expect(grouped(got.map(gotInWords))).toEqual([
		'100 × 200 «Hola»',
		'100 × 200 «Hola» shutting_down'
	]);
	expect(grouped(got.map(({ vatio }) => vatio?.outcome ?? 'none'))).toEqual([
		'100 × completed',
		'100 × interrupted'
	]);
	await Promise.all(endpoint.asked('larga').map(({ left }) => left));
	expect(grouped(endpoint.calls.map(({ state }) => state))).toEqual([
		'100 × answered',
		'100 × left'
	]);

	const after = openSqlite(options);
	const rows = (await Promise.all(teams.map(({ id }) => settlementsOf(after, id)))).flat();
	expect(rows).toHaveLength(TEAMS * EACH);
	expect(grouped(rows.map(({ settled }) => `${settled?.outcome} ${settled?.billed}`))).toEqual([
		'100 × completed true',
		'100 × interrupted false'
	]);
	const spending = await after.read.select().from(after.t.spending);
	expect(spending.map(({ open, interactions }) => [open, interactions])).toEqual(
		teams.map(() => [0, EACH / 2])
	);
	await after.close();
	await endpoint.close();
});
