import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { expect } from 'vitest';
import { openDatabase } from '../../src/lib/server/db/open.ts';
import { takesWrites } from '../../src/lib/server/db/writable.ts';
import { migrations, onEveryEngine } from '../support/databases.ts';
import { PostgresRelay } from '../support/postgres-relay.ts';
import { billsOf, NOTHING_OPEN, openInWords } from './consequence.ts';
import { openFaultSite } from './fault-site.ts';

const UNAVAILABLE = { status: 503, reason: 'storage_unavailable' };

/** Room for the driver's way back and the lock's. */
const RECOVERY = { timeout: 5000 };

/** A commit of a hold takes its time, in which the wire can break. */
const SLOW_COMMIT = `
	create sequence commits;
	create function slow_commit() returns trigger language plpgsql as $$
		begin perform nextval('commits'), pg_sleep(0.5); return null; end $$;
	create constraint trigger slow_commit after insert on interaction deferrable initially deferred
		for each row execute function slow_commit();`;

onEveryEngine('a connection to a database that breaks', ({ test, engine }) => {
	test('writes nothing once another site was let in meanwhile', async ({ databaseUrl, skip }) => {
		if (engine !== 'Postgres' || !databaseUrl) return skip('there is no connection');
		const relay = await PostgresRelay.before(databaseUrl);
		const open = (url: string) => openDatabase({ url, durability: 'full', migrations });
		const db = await open(relay.url);

		await relay.cut();
		const other = await open(databaseUrl);
		await relay.mend();
		await wait(1000);
		expect(await takesWrites(db)).toBe(false);
		await other.close();

		await expect.poll(() => takesWrites(db), RECOVERY).toBe(true);
		await db.close();
		await relay.cut();
	});

	test('while a hold is committed leaves no hold behind', async ({ databaseUrl, skip }) => {
		if (engine !== 'Postgres' || !databaseUrl) return skip('there is no connection');
		const relay = await PostgresRelay.before(databaseUrl);
		const db = await openDatabase({ url: relay.url, durability: 'full', migrations });
		const admin = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
		const site = await openFaultSite(db);
		const team = await site.newTeam();
		await admin.unsafe(SLOW_COMMIT);

		const call = site.call(team, 'Hola').got();
		// A sequence is seen by everybody before the commit that drew from it.
		const committing = async () => (await admin`select is_called from commits`)[0]?.['is_called'];
		await expect.poll(committing, { interval: 20 }).toBe(true);
		await relay.cut();
		expect(await call).toMatchObject(UNAVAILABLE);
		await wait(600);
		await relay.mend();

		const bills = async () => billsOf(site.world.ctx, team).catch(() => []);
		await expect.poll(bills, RECOVERY).toEqual(['interrupted · free · 0 + 0']);
		expect(await openInWords(site.world.ctx, [team])).toBe(NOTHING_OPEN);
		await site.close();
		await db.close();
		await admin.end();
		await relay.cut();
	});
});
