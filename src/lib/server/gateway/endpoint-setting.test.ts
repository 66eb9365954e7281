import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { ask, rehearse } from '../../../../tests/support/gateway.ts';
import { startStandIn } from '../../../../tests/support/stand-in.ts';
import type { World } from '../../../../tests/support/world.ts';
import {
	applyEndpoint,
	endpointInUse,
	endpointWish,
	keyFor,
	setEndpoint,
	unsetEndpoint
} from './endpoint-setting.ts';
import { openSeal } from './sealed.ts';

const KEY = 'clave-que-nadie-ha-de-leer';

async function set(world: World, typed: { baseUrl: string; key?: string; model?: string }) {
	const { ctx } = world;
	const accountId = await world.newStaff('organiser');
	const wish = endpointWish({ key: '', model: '', ...typed });
	await ctx.db.write(async (tx) => {
		const inUse = await endpointInUse(tx, ctx);
		await setEndpoint(tx, { wish, inUse, seal: ctx.seal, accountId, at: ctx.now() });
	});
	await applyEndpoint(ctx);
	return accountId;
}

const fresh = (world: World) => {
	world.ctx.seal = openSeal(mkdtempSync(join(tmpdir(), 'vatio-seal-')));
	return world;
};

onEveryEngine('an endpoint that is set on the site', ({ test }) => {
	test('gets the next calls, with its key, while a call that runs ends where it began', async ({
		db
	}) => {
		const words = ['uno ', 'dos ', 'tres '];
		const { world, team, standIn } = await rehearse(db, { words, gapMs: 40 });
		fresh(world);
		const other = await startStandIn({ words: ['otra'] });
		const running = await ask(world, team, 'Hola');
		await expect.poll(() => standIn.seen.length).toBe(1);

		await set(world, { baseUrl: `${other.url}/`, key: KEY });
		const later = await (await ask(world, team, 'Hola otra vez')).settled;

		expect((await running.settled).bill.outcome).toBe('completed');
		expect(later.bill.outcome).toBe('completed');
		expect([standIn.seen.length, other.seen.length]).toEqual([1, 1]);
		expect(other.seen[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
		await other.close();
	});

	test('keeps its key out of the database, and out of another machine’s hands', async ({ db }) => {
		const { world } = await rehearse(db);
		fresh(world);
		await set(world, { baseUrl: 'https://alia.example/v1', key: KEY });
		const { endpointSetting, staffAct } = db.t;
		const rows = [
			...(await db.read.select().from(endpointSetting)),
			...(await db.read.select().from(staffAct))
		];

		expect(JSON.stringify(rows)).not.toContain(KEY);
		expect(await endpointInUse(db.read, world.ctx)).toMatchObject({ key: KEY, keyLost: false });
		const elsewhere = fresh(world).ctx;
		expect(await endpointInUse(db.read, elsewhere)).toMatchObject({
			key: undefined,
			keyLost: true
		});
	});

	test('keeps its key for its own address and for no other', async ({ db }) => {
		const { world } = await rehearse(db);
		fresh(world);
		await set(world, { baseUrl: 'https://alia.example/v1', key: KEY });
		const inUse = await endpointInUse(db.read, world.ctx);
		const wish = (baseUrl: string) => endpointWish({ baseUrl, key: ' ', model: '' });

		expect(keyFor(wish('https://alia.example/v1/'), inUse)).toBe(KEY);
		expect(keyFor(wish('https://otra.example/v1'), inUse)).toBeUndefined();
	});

	test('gives way to the environment when it is taken away', async ({ db }) => {
		const { world, standIn } = await rehearse(db);
		fresh(world);
		const accountId = await set(world, { baseUrl: 'https://alia.example/v1', model: 'otro' });
		expect(world.ctx.endpoint).toMatchObject({ model: 'otro', simulated: false });

		await db.write(async (tx) => {
			const inUse = await endpointInUse(tx, world.ctx);
			await unsetEndpoint(tx, { inUse, accountId, at: world.ctx.now() });
		});

		expect(await endpointInUse(db.read, world.ctx)).toMatchObject({
			baseUrl: standIn.url,
			set: undefined
		});
	});

	test.for([
		[{ baseUrl: 'alia.example' }, 'baseUrl'],
		[{ baseUrl: 'ftp://alia.example' }, 'baseUrl'],
		[{ baseUrl: 'https://alia.example/v1', key: 'con espacio dentro' }, 'key'],
		[{ baseUrl: 'https://alia.example/v1', model: 'ñandú' }, 'model']
	] as const)('%j is refused at «%s»', ([typed, field], { db }) => {
		void db;

		expect(() => endpointWish({ key: '', model: '', ...typed })).toThrow(
			expect.objectContaining({ details: expect.objectContaining({ field }) })
		);
	});
});

onEveryEngine('the seal', ({ test }) => {
	test('is a key that its owner alone can read, and opens nothing that was changed', ({ db }) => {
		void db;
		const folder = mkdtempSync(join(tmpdir(), 'vatio-seal-'));
		const seal = openSeal(folder);
		const sealed = seal.close(KEY);

		expect(readdirSync(folder)).toEqual(['seal.key']);
		expect(statSync(join(folder, 'seal.key')).mode & 0o077).toBe(0);
		expect(openSeal(folder).open(sealed)).toBe(KEY);
		expect(seal.close(KEY)).not.toBe(sealed);
		expect(seal.open(`${sealed.slice(0, -2)}AA`)).toBeUndefined();
		expect(seal.open('')).toBeUndefined();
	});
});
