import { afterEach, expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { DAY, OPENS } from '../../../../tests/support/world.ts';
import type { Db } from '../db/client.ts';
import { recordChecks } from '../entries/record-checks.ts';
import { withdraw } from '../entries/withdraw.ts';
import { entryToJudge } from './entry-to-judge.ts';
import {
	openRehearsed,
	presentConversation,
	presentTemplate,
	type Rehearsed
} from './judging.fixture.ts';
import { judgeQueue, nextInQueue } from './queue.ts';
import { entryOfReading } from './reading.ts';
import { deliver } from './deliver.ts';
import { bringUpToDate } from './up-to-date.ts';

let open: Rehearsed | undefined;

afterEach(async () => {
	await open?.standIn.close();
	open = undefined;
});

async function judging(db: Db) {
	open = await openRehearsed(db);
	const world = open;
	const judgeId = await world.newStaff('judge');
	const { ctx, contest } = world;
	const queueOf = async (id = judgeId, at = ctx.now()) => {
		await bringUpToDate(ctx, { contest, at: ctx.now() });
		const queue = await judgeQueue(db.read, { contest, judgeId: id, at });
		const [home, centre] = queue;
		if (queue.length !== 2 || !home || !centre) throw new Error('two challenges are judged');
		return { queue, home, centre };
	};
	const judge = async (readingId: string, by = judgeId) => {
		const entryId = await entryOfReading(db.read, { contestId: contest.id, readingId });
		const given = {
			contest,
			entryId,
			judgeId: by,
			decision: 'valid',
			reason: '',
			levels: {}
		} as const;
		await db.write((tx) =>
			deliver(tx, { ...given, remark: { note: '', flags: [] }, at: ctx.now() })
		);
	};

	return { world, judgeId, queueOf, judge };
}

onEveryEngine('a judge’s queue', ({ test }) => {
	test('holds what counts and passes its checks, and nothing else', async ({ db }) => {
		const { world, queueOf } = await judging(db);
		const { ctx, contest } = world;
		const [kept, changed, gone, failing] = [
			await world.newTeam(),
			await world.newTeam(),
			await world.newTeam(),
			await world.newTeam()
		];
		await presentConversation(world, kept);
		await presentConversation(world, changed);
		await presentConversation(world, changed);
		const entryId = await presentConversation(world, gone);
		const { accountId } = gone;
		await db.write((tx) =>
			withdraw(tx, { contest, entryId, team: gone, accountId, at: ctx.now() })
		);
		world.standIn.script.words = ['No sé'];
		await presentConversation(world, failing);

		const { home } = await queueOf();

		const { team } = db.t;
		const aliases = new Map(
			(await db.read.select({ id: team.id, alias: team.alias }).from(team)).map((row) => [
				row.id,
				row.alias
			])
		);
		expect(home.waiting.map(({ alias }) => alias).sort()).toEqual(
			[aliases.get(kept.id), aliases.get(changed.id)].sort()
		);
		expect(home.judged).toEqual([]);
	});

	test('gets templates once they have their official runs', async ({ db }) => {
		const { world, queueOf } = await judging(db);
		const entryId = await presentTemplate(world, await world.newTeam());

		const before = await queueOf();
		expect(before.centre).toMatchObject({ waiting: [], awaitingRuns: 1 });

		const contestId = world.contest.id;
		await db.write((tx) =>
			recordChecks(tx, { contestId, entryId, passed: true, outcomes: [], at: world.ctx.now() })
		);
		const after = await queueOf();
		expect(after.centre).toMatchObject({ waiting: [{}], awaitingRuns: 0 });
	});

	test('shows first what nobody has judged, in an order drawn for each judge', async ({ db }) => {
		const { world, queueOf, judge } = await judging(db);
		for (let one = 0; one < 6; one++) await presentConversation(world, await world.newTeam());
		const other = await world.newStaff('judge');
		const ids = async (judge?: string) =>
			(await queueOf(judge)).home.waiting.map(({ readingId }) => readingId);

		const [mine, again, theirs] = [await ids(), await ids(), await ids(other)];
		expect(again).toEqual(mine);
		expect(theirs.toSorted()).toEqual(mine.toSorted());

		const first = mine[0] ?? '';
		await judge(first);
		expect((await ids(other)).at(-1)).toBe(first);
		expect(await ids()).toEqual(mine.slice(1));
		expect((await queueOf()).home.judged).toMatchObject([{ readingId: first, decision: 'valid' }]);
	});

	test('goes on after the entry at hand, around to the start, and ends', async ({ db }) => {
		const { world, queueOf, judge } = await judging(db);
		for (let one = 0; one < 3; one++) await presentConversation(world, await world.newTeam());
		const { queue, home } = await queueOf();
		const [first, second, third] = home.waiting.map(({ readingId }) => readingId);

		expect(nextInQueue(queue)).toBe(first);
		expect(nextInQueue(queue, first)).toBe(second);
		expect(nextInQueue(queue, third)).toBe(first);
		expect(nextInQueue(queue, 'judged already')).toBe(first);

		await judge(first ?? '');
		await judge(second ?? '');
		const last = await queueOf();
		expect(nextInQueue(last.queue, third)).toBeUndefined();
		expect(nextInQueue(last.queue)).toBe(third);
	});

	test('is closed once the round is final', async ({ db }) => {
		const { world, judgeId, queueOf } = await judging(db);
		await presentConversation(world, await world.newTeam());

		const { queue, home } = await queueOf(judgeId, OPENS + 31 * DAY);

		expect(home.open).toBe(false);
		expect(nextInQueue(queue)).toBeUndefined();
	});

	test('knows entries by ids of which the rest of the site knows nothing', async ({ db }) => {
		const { world, judgeId, queueOf } = await judging(db);
		const { ctx, contest } = world;
		const entryId = await presentConversation(world, await world.newTeam());
		const asking = { contest, judgeId, locale: 'es', at: ctx.now() } as const;

		const { home } = await queueOf();
		expect(home.waiting[0]?.readingId).not.toBe(entryId);
		await expect(entryToJudge(ctx, { ...asking, readingId: entryId })).rejects.toMatchObject({
			code: 'not_found'
		});
	});
});
