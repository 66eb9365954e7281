import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { ask, CHALLENGE, energyOf, rehearse, spent } from '../../../../tests/support/gateway.ts';
import { DAY, OPENS } from '../../../../tests/support/world.ts';
import type { Db } from '../db/client.ts';
import { begin } from './begin.ts';
import { reap } from './reaper.ts';

const CLOSES = OPENS + 14 * DAY;

onEveryEngine('an answer', ({ test }) => {
	test('whose usage cannot be is booked by what was counted, and its hold ends', async ({ db }) => {
		const { world, team } = await rehearse(db, { promptTokens: -1, countedTokens: 20 });

		const { bill } = await (await ask(world, team, 'Hola')).settled;

		expect(bill).toMatchObject({ outcome: 'completed', billed: true, promptTokens: 20 });
		expect(await spent(world, team)).toMatchObject({ open: 0, interactions: 1 });
	});

	test('longer than any that was asked for is the endpoint’s fault', async ({ db }) => {
		const words = ['Hola ', 'x'.repeat(1_000_000), 'y'.repeat(1_000_000)];
		const { world, team } = await rehearse(db, { words });

		const live = await ask(world, team, 'Hola');
		const { bill, fault } = await live.settled;

		expect(fault?.code).toBe('endpoint_error');
		expect(bill).toMatchObject({ outcome: 'failed', billed: false });
		expect(live.text).toBe('Hola ');
	});

	test('whose hold would be committed after the close is refused', async ({ db }) => {
		const { world, team } = await rehearse(db);
		world.setNow(CLOSES - 1000);
		world.ctx.db = slowWriter(db, () => world.setNow(CLOSES));

		await expect(ask(world, team, 'Justo a tiempo')).rejects.toMatchObject({
			code: 'phase_closed'
		});
	});

	test('is settled once its database comes back', async ({ db }) => {
		const { world, team } = await rehearse(db);
		let writes = 0;
		// The hold is written, and then three times nothing.
		world.ctx.db = failingWriter(db, () => [2, 3, 4].includes(++writes));

		const { bill } = await (await ask(world, team, 'Hola')).settled;

		expect(writes).toBe(5);
		expect(bill).toMatchObject({ outcome: 'completed', billed: true });
		expect(await spent(world, team)).toMatchObject({ open: 0, interactions: 1 });
	});

	test('is shown to nobody before its hold would survive a power cut', async ({ db }) => {
		const { world, team } = await rehearse(db);
		let flush: () => void = () => undefined;
		world.ctx.db = lastingFrom(db, new Promise((resolve) => (flush = resolve)));
		let shown = false;
		const asked = ask(world, team, 'Hola').then((live) => {
			shown = true;
			return live;
		});

		await expect
			.poll(() => world.ctx.live.of({ teamId: team.id, challengeId: CHALLENGE }).length)
			.toBe(1);
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(shown).toBe(false);

		flush();
		expect((await (await asked).settled).bill).toMatchObject({ outcome: 'completed' });
	});

	test('whose hold cannot be flushed is refused, and costs nothing', async ({ db }) => {
		const { world, team } = await rehearse(db, { fault: { kind: 'hang', after: 1 } });
		let fail: (cause: Error) => void = () => undefined;
		world.ctx.db = lastingFrom(db, new Promise((_, reject) => (fail = reject)));
		const asked = ask(world, team, 'Hola');

		const { live } = world.ctx;
		await expect.poll(() => live.of({ teamId: team.id, challengeId: CHALLENGE }).length).toBe(1);
		world.ctx.db = db;
		fail(Object.assign(new Error('no'), { code: 'EIO' }));

		await expect(asked).rejects.toMatchObject({ code: 'EIO' });
		await expect.poll(() => spent(world, team)).toMatchObject({ open: 0, interactions: 0 });
	});

	test('that another settled already ends for its readers as it was settled', async ({ db }) => {
		const { world, team } = await rehearse(db, { fault: { kind: 'hang', after: 0 } });
		const live = await ask(world, team, 'Hola');
		await reap(db, { at: world.ctx.now() });

		live.stop();
		const { bill } = await live.settled;

		expect(bill).toMatchObject({ outcome: 'interrupted', billed: false, energyNwh: 0n });
		expect(await db.read.select().from(db.t.settlement)).toHaveLength(1);
	});

	test('is paid for though a reader of it throws', async ({ db }) => {
		const { world, team } = await rehearse(db, { promptTokens: 50, gapMs: 5 });
		const live = await ask(world, team, 'Hola');
		live.follow(() => {
			throw new Error('a reader in trouble');
		});

		expect((await live.settled).bill).toMatchObject({ outcome: 'completed', billed: true });
		expect(await spent(world, team)).toMatchObject({ energyNwh: energyOf(50, 4) });
	});
});

onEveryEngine('the open streams of a team', ({ test }) => {
	test('are counted over all its challenges', async ({ db }) => {
		const { world, team } = await rehearse(db, { fault: { kind: 'hang', after: 0 } });
		const practice = world.contest.rulebook.rounds[0]?.challenges.find((one) => one.practice);
		const open = [await ask(world, team, 'Uno'), await ask(world, team, 'Dos')];

		const elsewhere = begin(world.ctx, {
			contest: world.contest,
			challengeId: practice?.id ?? CHALLENGE,
			team,
			accountId: team.accountId,
			asked: { prompt: 'Tres {{FICHA}}' }
		});

		await expect(elsewhere).rejects.toMatchObject({ code: 'stream_open' });
		for (const live of open) live.stop();
		await Promise.all(open.map(({ settled }) => settled));
	});
});

/** A writer that takes its time, as one with many before it does. */
const slowWriter = (db: Db, pass: () => void): Db => ({
	...db,
	async book(work) {
		pass();
		return db.book(work);
	}
});

/** A writer that fails whenever it is told to. */
const failingWriter = (db: Db, fails: () => boolean): Db => ({
	...db,
	async book(work) {
		if (fails()) throw new Error('the disk is full');
		return db.book(work);
	}
});

/** A writer whose bookings last once `flushed` says so. */
const lastingFrom = (db: Db, flushed: Promise<void>): Db => ({
	...db,
	book: async (work) => ({ value: (await db.book(work)).value, lasting: flushed })
});
