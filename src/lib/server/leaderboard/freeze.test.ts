import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { ask, CHALLENGE, generous, rehearse } from '../../../../tests/support/gateway.ts';
import { DAY, HOUR, OPENS, type World } from '../../../../tests/support/world.ts';
import type { Db } from '../db/client.ts';
import { present } from '../entries/present.ts';
import { freezeBoards, thawBoards } from './freeze.ts';
import { publicHead } from './public-head.ts';
import { refreshPublicBoard, visibleBoard } from './public-board.ts';
import { twoTruths } from './two-truths.ts';

const FREEZES = OPENS + 12 * DAY;
const CLOSES = OPENS + 14 * DAY;

async function presentAs(world: World, early?: { id: string; accountId: string }) {
	const { ctx, contest } = world;
	const team = early ?? (await world.newTeam());
	const by = { team, accountId: team.accountId };
	const live = await ask(world, by.team, 'Hola');
	await live.settled;
	const presented = { conversation: live.conversationId };
	await present(ctx, { contest, challengeId: CHALLENGE, ...by, presented });
	await refreshPublicBoard(ctx, { contest: await world.reload(), challengeId: CHALLENGE });
}

/** How many teams each truth knows. */
async function known(world: World) {
	const contest = await world.reload();
	const { ctx } = world;
	const visible = await visibleBoard(ctx.db.read, {
		contest,
		challengeId: CHALLENGE,
		at: ctx.now()
	});
	const { teams } = await twoTruths(ctx, { contest, challengeId: CHALLENGE });

	return {
		shown: visible.kind === 'provisional' ? visible.board.rows.length : visible.kind,
		frozen: visible.kind === 'provisional' && visible.frozen,
		now: teams.filter(({ now }) => now).length
	};
}

async function open(db: Db) {
	const { world } = await rehearse(db, {}, generous);
	const organiser = await world.newStaff('organiser');
	const change = { challengeId: CHALLENGE, byAccountId: organiser };

	return {
		world,
		freeze: async (reason = 'Emoción') =>
			freezeBoards(world.ctx, { contest: await world.reload(), ...change, reason }),
		thaw: async (until?: number, reason = 'Era pronto') =>
			thawBoards(world.ctx, { contest: await world.reload(), ...change, reason, until })
	};
}

onEveryEngine('the two truths', ({ test }) => {
	test('are one until the freeze; then only the organisers’ goes on', async ({ db }) => {
		const { world } = await open(db);
		const late = await world.newTeam();
		await presentAs(world);
		expect(await known(world)).toEqual({ shown: 1, frozen: false, now: 1 });

		world.setNow(FREEZES + HOUR);
		await presentAs(world, late);
		expect(await known(world)).toEqual({ shown: 1, frozen: true, now: 2 });
	});

	test('part at the moment in which an organiser freezes, and meet again when one thaws', async ({
		db
	}) => {
		const { world, freeze, thaw } = await open(db);
		await presentAs(world);
		await freeze();
		await presentAs(world);
		expect(await known(world)).toEqual({ shown: 1, frozen: true, now: 2 });
		const scope = { contest: await world.reload(), at: world.ctx.now() };
		expect((await publicHead(db.read, scope)).frozenAt).toBeDefined();

		await thaw();
		expect(await known(world)).toEqual({ shown: 2, frozen: false, now: 2 });
		expect((await world.reload()).schedule.get('previa')?.freezes).toBe(CLOSES);
		const acts = await db.read.select().from(db.t.staffAct);
		expect(acts.map(({ act, reason }) => [act, reason])).toEqual([
			['board.frozen', 'Emoción'],
			['board.thawed', 'Era pronto']
		]);
		const moved = await db.read
			.select({ leaf: db.t.fact.leaf })
			.from(db.t.fact)
			.where(eq(db.t.fact.kind, 'schedule-overridden'));
		expect(moved).toHaveLength(2);
		expect(moved.map(({ leaf }) => leaf).join()).not.toContain('Emoción');
	});

	test('meet only until the freeze that the thaw names', async ({ db }) => {
		const { world, thaw } = await open(db);
		const [early, late] = [await world.newTeam(), await world.newTeam()];
		world.setNow(FREEZES + HOUR);
		await presentAs(world, early);
		await thaw(FREEZES + DAY);
		expect(await known(world)).toMatchObject({ shown: 1, frozen: false });

		world.setNow(FREEZES + DAY + HOUR);
		await presentAs(world, late);
		expect(await known(world)).toEqual({ shown: 1, frozen: true, now: 2 });
	});

	test('are parted and joined while a round is open alone, and with a reason', async ({ db }) => {
		const { world, freeze, thaw } = await open(db);
		await expect(thaw()).rejects.toMatchObject({ code: 'phase_closed' });
		await expect(freeze(' ')).rejects.toMatchObject({ code: 'reason_needed' });
		await freeze();
		await expect(freeze()).rejects.toMatchObject({ code: 'phase_closed' });
		await expect(thaw(CLOSES + 1)).rejects.toMatchObject({ code: 'schedule_disorder' });
		await expect(thaw(undefined, '')).rejects.toMatchObject({ code: 'reason_needed' });
		world.setNow(CLOSES);
		await expect(thaw()).rejects.toMatchObject({ code: 'phase_closed' });
		expect(await known(world)).toEqual({ shown: 0, frozen: true, now: 0 });
	});

	test('of two who freeze at once one does', async ({ db }) => {
		const { world, freeze } = await open(db);
		const both = await Promise.allSettled([freeze('Una'), freeze('Otra')]);

		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await world.ctx.db.read.select().from(db.t.staffAct)).toHaveLength(1);
	});
});
