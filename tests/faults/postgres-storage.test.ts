import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { expect } from 'vitest';
import { DatabaseInUse } from '../../src/lib/server/db/database-in-use.ts';
import { openPostgres } from '../../src/lib/server/db/postgres.ts';
import { takesWrites } from '../../src/lib/server/db/writable.ts';
import { migrations, onEveryEngine } from '../support/databases.ts';
import { PostgresRelay } from '../support/postgres-relay.ts';
import { billsOf, Bystander, NOTHING_OPEN, openInWords, UNTOUCHED } from './consequence.ts';
import { openFaultSite, type FaultSite } from './fault-site.ts';
import type { Wire } from './wire.ts';

const LONGEST_GAP_MS = 300;
const LOCKED_MS = 5000;
const UNAVAILABLE = { status: 503, reason: 'storage_unavailable' };

function answer(wire: Wire) {
	wire.head();
	wire.word('Hola');
	wire.finish();
	wire.usage(20, 1);
	wire.close();
}

/** What a fault of the database must come to, whichever: new calls are refused, running ones end whole. */
async function outlives(
	site: FaultSite,
	{ begin, end }: { begin: () => Promise<unknown>; end: () => Promise<unknown> }
) {
	site.endpoint.plays.set('Hola', answer);
	const [writing, ending] = [await Bystander.begin(site), await Bystander.begin(site)];
	const team = await site.newTeam();
	expect(await site.call(team, 'Hola').got()).toMatchObject({ status: 200, done: true });

	await begin();
	const began = performance.now();
	const refused = await site.call(team, 'Hola').got();
	const ended = ending.end();
	expect(refused).toMatchObject(UNAVAILABLE);
	expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
	expect(performance.now() - began).toBeLessThan(LOCKED_MS);
	await end();

	expect(await ended).toBe(UNTOUCHED);
	await expect
		.poll(async () => (await site.call(team, 'Hola').got()).status, { timeout: 10_000 })
		.toBe(200);
	expect(writing.longestGapMs).toBeLessThan(LONGEST_GAP_MS);
	expect(await writing.end()).toBe(UNTOUCHED);
	expect(await openInWords(site.world.ctx, [team])).toBe(NOTHING_OPEN);
	const bills = await billsOf(site.world.ctx, team);
	expect(new Set(bills)).toEqual(new Set(['completed · charged · 20 + 1']));
}

onEveryEngine('a database on a server of its own', ({ test, engine }) => {
	test('that cannot be reached refuses new calls, and settles what ran once it can', async ({
		databaseUrl,
		skip
	}) => {
		if (engine !== 'Postgres' || !databaseUrl) return skip('there is no way between');
		const relay = await PostgresRelay.before(databaseUrl);
		const open = (url: string) =>
			openPostgres({ url, migrations: join(migrations, 'pg'), alone: true });
		const db = await open(relay.url);
		const site = await openFaultSite(db);
		try {
			await outlives(site, {
				begin: () => relay.cut(),
				end: async () => {
					expect(await takesWrites(db)).toBe(false);
					await relay.mend();
				}
			});
			// It takes its place again within a moment.
			await wait(1500);
			await expect(open(databaseUrl), 'a second site').rejects.toThrow(DatabaseInUse);
		} finally {
			await site.close();
			await db.close();
			await relay.cut();
		}
	}, 60_000);

	test('whose books another session locks for five seconds refuses new calls and stops no answer', async ({
		db,
		databaseUrl,
		skip
	}) => {
		if (engine !== 'Postgres' || !databaseUrl) return skip('nobody else can lock it so');
		const other = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
		const site = await openFaultSite(db);
		let unlocked: Promise<unknown> = Promise.resolve();
		try {
			await outlives(site, {
				begin: () =>
					new Promise<void>((locked) => {
						unlocked = other.begin(async (tx) => {
							await tx`lock table spending, interaction, settlement in access exclusive mode`;
							locked();
							await wait(LOCKED_MS);
						});
					}),
				end: () => unlocked
			});
		} finally {
			await site.close();
			await other.end();
		}
	}, 60_000);

	test('whose disk is full refuses new calls, and settles what ran once there is room', async ({
		db,
		databaseUrl,
		skip
	}) => {
		if (engine !== 'Postgres' || !databaseUrl) return skip('SQLite has its own');
		const other = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
		const site = await openFaultSite(db);
		try {
			await outlives(site, {
				begin: () => other.unsafe(FULL_DISK),
				end: () => other`drop function disk_full cascade`
			});
		} finally {
			await site.close();
			await other.end();
		}
	}, 60_000);
});

/** The server says what it says of a full disk to whoever writes to the books. */
const FULL_DISK = `
	create function disk_full() returns trigger language plpgsql as $$
		begin raise exception 'could not extend file' using errcode = '53100'; end $$;
	create trigger disk_full before insert on interaction execute function disk_full();
	create trigger disk_full before insert on settlement execute function disk_full();`;
