import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import type { Db } from '../../src/lib/server/db/client.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import { openSqlite } from '../../src/lib/server/db/sqlite.ts';
import { migrations } from '../support/databases.ts';
import type { Got } from './client.ts';
import { billsOf, Bystander, NOTHING_OPEN, openInWords, UNTOUCHED } from './consequence.ts';
import { openFaultSite, type FaultSite } from './fault-site.ts';
import type { Wire } from './wire.ts';

/** Words come every 15 ms: a stall of the event loop would show here. */
const LONGEST_GAP_MS = 300;
const LOCKED_MS = 5000;
const UNAVAILABLE = { status: 503, reason: 'storage_unavailable' };

let file: string;
let db: Db;
let site: FaultSite;
beforeEach(async () => {
	file = join(inject('databases'), `${newId()}.db`);
	db = openSqlite({ file, durability: 'full', migrations: join(migrations, 'sqlite') });
	site = await openFaultSite(db);
});
afterEach(async () => {
	await site.close();
	await db.close();
});

function answer(wire: Wire) {
	wire.head();
	wire.word('Hola');
	wire.finish();
	wire.usage(20, 1);
	wire.close();
}

test('a full disk refuses new calls, lets what runs be written, and settles it once there is room', async () => {
	const bystander = await Bystander.begin(site);
	const team = await site.newTeam();
	await roomFor(1);

	let refused: Got | undefined;
	const prompts = Array.from({ length: 200 }, (_, place) => `${place} ${'palabra '.repeat(150)}`);
	const calls = [];
	for (const prompt of prompts) {
		site.endpoint.plays.set(prompt, answer);
		const call = site.call(team, prompt);
		calls.push(call);
		await Promise.race([call.heard('Hola'), call.got()]).catch(() => undefined);
		if (call.raw.includes('error')) refused = await call.got();
		if (refused) break;
	}
	const ended = bystander.end();

	expect(refused).toMatchObject(UNAVAILABLE);
	expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
	expect(bystander.longestGapMs).toBeLessThan(LONGEST_GAP_MS);
	await roomFor(1_000_000);
	expect(await ended).toBe(UNTOUCHED);
	const got = await Promise.all(calls.slice(0, -1).map((call) => call.got()));
	expect(got.filter(({ done, status }) => !done || status !== 200)).toEqual([]);
	expect(await openInWords(site.world.ctx, [team])).toBe(NOTHING_OPEN);
	expect(await billsOf(site.world.ctx, team)).toEqual(
		got.map(() => 'completed · charged · 20 + 1')
	);
});

test('a database that another process locks for five seconds refuses new calls and stops no answer', async () => {
	const [writing, ending] = [await Bystander.begin(site), await Bystander.begin(site)];
	const team = await site.newTeam();
	site.endpoint.plays.set('Hola', answer);
	const { unlocked } = await lockFromOutside();

	const ended = ending.end();
	const began = performance.now();
	const refused = await site.call(team, 'Hola').got();
	const took = performance.now() - began;

	expect(refused).toMatchObject(UNAVAILABLE);
	expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
	expect(took).toBeLessThan(LOCKED_MS);
	await unlocked;
	expect(writing.longestGapMs).toBeLessThan(LONGEST_GAP_MS);
	expect(await ended).toBe(UNTOUCHED);
	expect(await site.call(team, 'Hola').got()).toMatchObject({ status: 200, done: true });
	expect(await writing.end()).toBe(UNTOUCHED);
	expect(await openInWords(site.world.ctx, [team])).toBe(NOTHING_OPEN);
});

/** A disk for so many pages; one is always fewer than are in use. */
const roomFor = (pages: number) =>
	db.write(async (tx) => {
		await tx.all(sql.raw(`PRAGMA max_page_count = ${pages}`));
	});

/** Resolves once it is locked, with what resolves when it no longer is. */
async function lockFromOutside(): Promise<{ unlocked: Promise<unknown> }> {
	const script = `
		import Database from 'better-sqlite3';
		const db = new Database(${JSON.stringify(file)});
		db.exec('BEGIN IMMEDIATE');
		console.log('locked');
		setTimeout(() => db.exec('COMMIT'), ${LOCKED_MS});`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
	const unlocked = once(child, 'close');
	await once(child.stdout, 'data');

	return { unlocked };
}
