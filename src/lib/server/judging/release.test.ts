import { afterEach, expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { removeStaff } from '../contest/staff-removal.ts';
import { withdraw } from '../entries/withdraw.ts';
import { assignmentsOf } from './assignment.ts';
import { presentConversation } from './judging.fixture.ts';
import { jury } from './jury.fixture.ts';
import { releaseAbsent } from './release.ts';

let open: Awaited<ReturnType<typeof jury>> | undefined;

afterEach(async () => {
	await open?.world.standIn.close();
	open = undefined;
});

const opened = async (...asked: Parameters<typeof jury>) => (open = await jury(...asked));

const others = (all: string[], some: string[]) => all.filter((one) => !some.includes(one));

onEveryEngine('an assignment that was issued', ({ test }) => {
	test('sends an entry to a third judge where two differ, and to no fourth', async ({ db }) => {
		const { bring, present, readersOf, say, judges, contest } = await opened(db, 4);
		const { entryId } = await present();
		await bring();
		const [one = '', two = ''] = await readersOf(entryId);
		await say(entryId, one, 'valid');
		expect(await readersOf(entryId)).toHaveLength(2);
		await say(entryId, two, 'invalid');

		const three = await readersOf(entryId);
		expect(three).toHaveLength(3);
		const [third = ''] = others(three, [one, two]);
		const all = await assignmentsOf(db.read, { contestId: contest.id, entryId });
		expect(all.find(({ judgeId }) => judgeId === third)).toMatchObject({ purpose: 'third' });
		await say(entryId, third, 'valid');
		await bring();
		expect(await readersOf(entryId)).toHaveLength(3);
		expect(judges).toHaveLength(4);
	});

	test('that was given back goes to someone else and never returns', async ({ db }) => {
		const { bring, present, readersOf, back, say, judges } = await opened(db, 4);
		const { entryId } = await present();
		await bring();
		const [one = '', two = ''] = await readersOf(entryId);
		await back(entryId, one, 'identity');

		const now = await readersOf(entryId);
		expect(now).toHaveLength(2);
		expect(now).toContain(two);
		expect(now).not.toContain(one);
		await expect(say(entryId, one, 'valid')).rejects.toMatchObject({ code: 'not_assigned' });
		await expect(back(entryId, one, 'refusal')).rejects.toMatchObject({ code: 'not_assigned' });
		await back(entryId, two, 'refusal');
		await bring();
		expect(await readersOf(entryId)).toEqual(others(judges, [one, two]).toSorted());
	});

	test('in conflict holds for whatever the team presents next', async ({ db }) => {
		const { world, bring, present, readersOf, back } = await opened(db, 3);
		const { team, entryId } = await present();
		await bring();
		const [one = ''] = await readersOf(entryId);
		await back(entryId, one, 'conflict');
		const next = await presentConversation(world, team);
		await bring();

		expect(await readersOf(next)).toHaveLength(2);
		expect(await readersOf(next)).not.toContain(one);
	});

	test('of who is absent or leaves goes to others, and their verdicts stay', async ({ db }) => {
		const { world, bring, present, readersOf, say, contest, ctx } = await opened(db, 4);
		const byAccountId = await world.newStaff('organiser');
		const [first, second] = [await present(), await present()];
		await bring();
		const [leaver = ''] = await readersOf(first.entryId);
		await say(first.entryId, leaver, 'valid');
		const third = await present();
		await bring();
		await db.write((tx) =>
			removeStaff(tx, {
				contestId: contest.id,
				accountId: leaver,
				reason: 'Lo pide',
				byAccountId,
				at: ctx.now()
			})
		);
		await bring();
		expect(await readersOf(first.entryId)).toContain(leaver);
		expect(await readersOf(third.entryId)).toHaveLength(2);
		expect(await readersOf(third.entryId)).not.toContain(leaver);
		await expect(say(third.entryId, leaver, 'valid')).rejects.toMatchObject({ code: 'not_staff' });

		const [absent = ''] = await readersOf(second.entryId);
		await db.write((tx) => releaseAbsent(tx, { contest, judgeId: absent, at: ctx.now() }));
		expect(await readersOf(second.entryId)).toHaveLength(2);
		expect(await readersOf(second.entryId)).not.toContain(absent);
	});

	test('ends with its entry, and comes back with it', async ({ db }) => {
		const { world, bring, contest, ctx, readersOf } = await opened(db, 2);
		const team = await world.newTeam();
		const first = await presentConversation(world, team);
		await bring();
		const second = await presentConversation(world, team);
		await bring();
		expect([await readersOf(first), await readersOf(second)].map(({ length }) => length)).toEqual([
			0, 2
		]);
		const { accountId } = team;
		await db.write((tx) =>
			withdraw(tx, { contest, entryId: second, team, accountId, at: ctx.now() })
		);
		await bring();

		expect([await readersOf(first), await readersOf(second)].map(({ length }) => length)).toEqual([
			2, 0
		]);
	});

	test('outlives two verdicts on one entry at the same moment', async ({ db }) => {
		const { bring, present, readersOf, say } = await opened(db, 3);
		const { entryId } = await present();
		await bring();
		const [one = '', two = ''] = await readersOf(entryId);
		await Promise.all([say(entryId, one, 'valid'), say(entryId, two, 'invalid')]);

		expect(await readersOf(entryId)).toHaveLength(3);
	});
});
