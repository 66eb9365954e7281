import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { ask, CHALLENGE, generous, rehearse } from '../../../../tests/support/gateway.ts';
import { DAY, OPENS, type World } from '../../../../tests/support/world.ts';
import { happenNow } from '../contest/schedule.ts';
import type { Db } from '../db/client.ts';
import { present } from '../entries/present.ts';
import { refreshPublicBoard, visibleBoard } from './public-board.ts';
import { publishBoard } from './publish.ts';

const FREEZES = OPENS + 12 * DAY;

async function presentAs(world: World, team: { id: string; accountId: string }) {
	const { ctx, contest } = world;
	const live = await ask(world, team, 'Hola');
	await live.settled;
	const presented = { conversation: live.conversationId };
	const by = { team, accountId: team.accountId };

	return present(ctx, { contest, challengeId: CHALLENGE, ...by, presented });
}

/** What stands on the public's board. */
async function publicRows({ ctx, contest }: World) {
	const scope = { contest, challengeId: CHALLENGE, at: ctx.now() };
	const visible = await visibleBoard(ctx.db.read, scope);

	return visible.kind === 'provisional' ? visible.board.rows.length : visible.kind;
}

onEveryEngine('the public’s board', ({ test }) => {
	test('tells nothing that happened after a freeze which came while it was being computed', async ({
		db
	}) => {
		const { world, team } = await rehearse(db, {}, generous);
		const { ctx, contest } = world;
		const late = await world.newTeam();
		await presentAs(world, team);
		await refreshPublicBoard(ctx, { contest, challengeId: CHALLENGE });
		world.setNow(FREEZES - 1000);
		await presentAs(world, late);
		ctx.db = slowWriter(db, () => world.setNow(FREEZES));

		await refreshPublicBoard(ctx, { contest, challengeId: CHALLENGE });

		expect(await publicRows(world)).toBe(1);
	});

	test('knows of a freeze that whoever asked had not heard of', async ({ db }) => {
		const { world, team } = await rehearse(db, {}, generous);
		const { ctx, contest } = world;
		await presentAs(world, team);
		await refreshPublicBoard(ctx, { contest, challengeId: CHALLENGE });
		const roundId = contest.rulebook.rounds[0]?.id ?? '';
		const change = { contest, roundId, reason: 'Emoción', byAccountId: 'x' };
		await db.write((tx) => happenNow(tx, { ...change, instant: 'freezes', at: ctx.now() }));
		world.setNow(ctx.now() + 1000);
		await presentAs(world, await world.newTeam());

		await refreshPublicBoard(ctx, { contest, challengeId: CHALLENGE });

		expect(await publicRows(world)).toBe(1);
	});

	test('that cannot be written fails nobody who presented', async ({ db }) => {
		const { world, team } = await rehearse(db, {}, generous);
		const { ctx, contest } = world;
		await presentAs(world, team);
		ctx.db = { ...db, write: () => Promise.reject(new Error('the disk is full')) };

		await expect(
			refreshPublicBoard(ctx, { contest, challengeId: CHALLENGE })
		).resolves.toBeUndefined();
	});
});

onEveryEngine('a board that two publish at once', ({ test }) => {
	test('is published once, and counts exactly the facts that stand before it', async ({ db }) => {
		const { world, team } = await rehearse(db, {}, generous);
		const { ctx, contest } = world;
		await presentAs(world, team);
		world.setNow(OPENS + 14 * DAY);
		const scope = { contest, challengeId: CHALLENGE, byAccountId: 'x' };

		const tries = await Promise.allSettled(
			Array.from({ length: 6 }, () => publishBoard(ctx, scope))
		);

		const published = tries.filter((one) => one.status === 'fulfilled');
		expect(published).toHaveLength(1);
		for (const one of tries) {
			if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'board_unchanged' });
		}
		const facts = await db.read.select().from(db.t.fact);
		const seq = published[0]?.value.board.seq;
		expect(facts.filter((fact) => fact.seq !== null && fact.seq < (seq ?? 0))).toHaveLength(
			facts.length - 1
		);
	});
});

const slowWriter = (db: Db, pass: () => void): Db => ({
	...db,
	async write(work) {
		pass();
		return db.write(work);
	}
});
