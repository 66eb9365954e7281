import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { startMailServer, textOf } from '../../../../tests/support/mail-server.ts';
import { openWorld } from '../../../../tests/support/world.ts';
import type { Db } from '../db/client.ts';
import { mailServer } from './mail-server.ts';
import { deliver, forgetMail, MOST_TRIES, sendLater, waitAfter, type Mail } from './outbox.ts';

const open = (db: Db) => openWorld(db, { endpointUrl: 'http://127.0.0.1:9' });
const waiting = (db: Db) => db.read.select().from(db.t.outbox);

onEveryEngine('mail', ({ test }) => {
	test('is sent over SMTP, once, to whoever it is for, with its accents', async ({ db }) => {
		const world = await open(db);
		const accountId = await world.newAccount('Ada');
		const stand = await startMailServer();
		const server = mailServer({ url: stand.url, from: 'vatio@example.org' });
		const message = { subject: 'Raíz firmada', text: `Año: ${'ñ'.repeat(200)}\n.\nfin`, at: 5 };
		await db.write(async (tx) => {
			await sendLater(tx, [
				{ ...message, accountId },
				{ ...message, email: 'bea@example.org' }
			]);
		});
		const post = { send: server.send, now: () => 10 };

		expect(await deliver(db, post)).toEqual({ sent: 2, failed: 0, dropped: 0 });
		expect(await deliver(db, post)).toEqual({ sent: 0, failed: 0, dropped: 0 });
		server.close();
		await stand.close();

		expect(stand.taken.map(({ from, to }) => [from, ...to]).sort()).toEqual(
			[
				['vatio@example.org', `${accountId}@example.org`],
				['vatio@example.org', 'bea@example.org']
			].sort()
		);
		for (const mail of stand.taken) expect(textOf(mail).trimEnd()).toBe(message.text);
		expect(stand.taken[0]?.source).toMatch(/^Auto-Submitted: auto-generated$/im);
		expect(await waiting(db)).toEqual([]);
	});

	test('that a server refuses is tried again, later and later, and goes out once', async ({
		db
	}) => {
		await open(db);
		const stand = await startMailServer();
		const server = mailServer({ url: stand.url, from: 'vatio@example.org' });
		let now = 1000;
		const post = { send: server.send, now: () => now };
		await db.write((tx) =>
			sendLater(tx, [{ email: 'bea@example.org', subject: 'Hola', text: 'Hola', at: now }])
		);
		stand.refuse(['451 later', '451 later']);

		expect(await deliver(db, post)).toMatchObject({ failed: 1, cause: expect.any(Error) });
		expect(await deliver(db, post)).toMatchObject({ sent: 0, failed: 0 });
		now += waitAfter(1);
		expect(await deliver(db, post)).toMatchObject({ failed: 1 });
		now += waitAfter(2) - 1;
		expect(await deliver(db, post)).toMatchObject({ sent: 0, failed: 0 });
		now += 1;
		expect(await deliver(db, post)).toMatchObject({ sent: 1 });
		server.close();
		await stand.close();

		expect(stand.taken).toHaveLength(1);
		expect([waitAfter(1), waitAfter(2), waitAfter(3), waitAfter(40)]).toEqual([
			60_000, 120_000, 240_000, 21_600_000
		]);
	});

	test('to a server that is not there is given up in the end, and the site goes on', async ({
		db
	}) => {
		await open(db);
		let now = 0;
		const server = mailServer({ url: 'smtp://127.0.0.1:9', from: 'vatio@example.org' });
		await db.write((tx) =>
			sendLater(tx, [{ email: 'bea@example.org', subject: 'Hola', text: 'Hola', at: now }])
		);
		for (let tries = 1; tries < MOST_TRIES; tries += 1) {
			expect(await deliver(db, { send: server.send, now: () => now })).toMatchObject({ failed: 1 });
			now += waitAfter(tries);
		}
		expect(await deliver(db, { send: server.send, now: () => now })).toMatchObject({ dropped: 1 });
		server.close();

		expect(await waiting(db)).toEqual([]);
	});

	test('of a transaction that is rolled back never was', async ({ db }) => {
		await open(db);
		const sent: Mail[] = [];
		const send = (mail: Mail) => Promise.resolve(void sent.push(mail));
		await expect(
			db.write(async (tx) => {
				await sendLater(tx, [{ email: 'bea@example.org', subject: 'Hola', text: 'Hola', at: 1 }]);
				throw new Error('no');
			})
		).rejects.toThrow('no');

		await deliver(db, { send, now: () => 2 });

		expect(sent).toEqual([]);
	});

	test('is forgotten where the site sends none', async ({ db }) => {
		await open(db);
		await db.write((tx) =>
			sendLater(tx, [{ email: 'bea@example.org', subject: 'Hola', text: 'Hola', at: 1 }])
		);

		await forgetMail(db);

		expect(await waiting(db)).toEqual([]);
	});
});
