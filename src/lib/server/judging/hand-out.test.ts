import { eq } from 'drizzle-orm';
import { afterEach, expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { DAY, OPENS } from '../../../../tests/support/world.ts';
import { disqualify, rule } from '../teams/disqualify.ts';
import { assignmentsOf } from './assignment.ts';
import { setAutomatic } from './assignment-rule.ts';
import { declareConflict, declareDomain } from './conflicts.ts';
import { handOut } from './hand-out.ts';
import { presentConversation } from './judging.fixture.ts';
import { jury } from './jury.fixture.ts';
import { isUnissued } from './queue.ts';

let open: Awaited<ReturnType<typeof jury>> | undefined;

afterEach(async () => {
	await open?.world.standIn.close();
	open = undefined;
});

const opened = async (...asked: Parameters<typeof jury>) => (open = await jury(...asked));

onEveryEngine('an assignment', ({ test }) => {
	test('gives each entry two judges, and late entries disturb nothing', async ({ db }) => {
		const { bring, present, readersOf, contest } = await opened(db, 4);
		const [first, second] = [await present(), await present()];
		await bring();
		const before = await assignmentsOf(db.read, { contestId: contest.id });
		expect(before).toHaveLength(4);
		expect(new Set(before.map(({ judgeId }) => judgeId)).size).toBe(4);
		expect(await readersOf(first.entryId)).toHaveLength(2);
		expect(await readersOf(second.entryId)).toHaveLength(2);

		await present();
		await bring();
		await bring();
		const after = await assignmentsOf(db.read, { contestId: contest.id });
		expect(after).toHaveLength(6);
		expect(after).toEqual(expect.arrayContaining(before));
	});

	test('leaves a disqualified team out, and takes it in again once that is lifted', async ({
		db
	}) => {
		const { bring, present, readersOf, ctx, contest, judges } = await opened(db, 2);
		const { entryId, team } = await present();
		const [byAccountId = ''] = judges;
		const deciding = { contestId: contest.id, byAccountId, reason: 'Dos cuentas', at: ctx.now() };
		const { id } = await db.write((tx) => disqualify(tx, { ...deciding, teamId: team.id }));
		await bring();
		expect(await readersOf(entryId)).toHaveLength(0);

		await db.write((tx) => rule(tx, { ...deciding, id, ruling: 'lifted' }));
		await bring();
		expect(await readersOf(entryId)).toHaveLength(2);
	});

	test('says which entries cannot get their judges, and why, before it is issued', async ({
		db
	}) => {
		const { present, preview, ctx, contest, judges } = await opened(db, 2);
		const { team } = await present();
		await present();
		await db.write((tx) => setAutomatic(tx, { contestId: contest.id, automatic: false }));
		const [judgeId = ''] = judges;
		await db.write((tx) =>
			declareConflict(tx, {
				contestId: contest.id,
				judgeId,
				teamId: team.id,
				byAccountId: judgeId,
				at: ctx.now()
			})
		);

		const seen = await preview();
		expect(seen.assigned).toHaveLength(3);
		expect(seen.short).toMatchObject([{ missing: 1, barred: 1 }]);
		expect(await isUnissued(db.read, { contest })).toBe(true);

		await db.write((tx) => handOut(tx, { contest, extent: 'all', at: ctx.now() }));
		const issued = await assignmentsOf(db.read, { contestId: contest.id });
		const pairs = (list: { entryId: string; judgeId: string }[]) =>
			list.map(({ entryId, judgeId }) => `${entryId} ${judgeId}`).toSorted();
		expect(pairs(issued)).toEqual(pairs(seen.assigned));
		expect(await isUnissued(db.read, { contest })).toBe(false);
	});

	test('waits for the organiser where they want to see it first', async ({ db }) => {
		const { bring, present, readersOf, contest } = await opened(db, 2);
		await db.write((tx) => setAutomatic(tx, { contestId: contest.id, automatic: false }));
		const { entryId } = await present();
		await bring();

		expect(await readersOf(entryId)).toEqual([]);
	});

	test('keeps judges from teams of their own organisation, whatever part of it', async ({ db }) => {
		const { world, bring, present, readersOf, judges, contest, ctx } = await opened(db, 3);
		const [own = '', said = '', free = ''] = judges;
		const emailIs = (id: string, email: string) =>
			db.write((tx) => tx.update(tx.t.account).set({ email }).where(eq(tx.t.account.id, id)));
		const { team, entryId } = await present();
		await emailIs(own, 'j@dep.uni-prueba.es');
		await emailIs(free, 'yo@gmail.com');
		await emailIs(team.accountId, 'a@alumnos.uni-prueba.es');
		await db.write((tx) =>
			declareDomain(tx, {
				contestId: contest.id,
				judgeId: said,
				domain: '@uni-prueba.es',
				byAccountId: said,
				at: ctx.now()
			})
		);
		const gmail = await world.newTeam();
		await emailIs(gmail.accountId, 'ella@gmail.com');
		const public_ = await presentConversation(world, gmail);
		await bring();

		expect(await readersOf(entryId)).toEqual([free]);
		expect(await readersOf(public_)).toHaveLength(2);
		const wrong = { contestId: contest.id, judgeId: said, byAccountId: said, at: 0 };
		for (const domain of ['gmail.com', 'no', '']) {
			await expect(db.write((tx) => declareDomain(tx, { ...wrong, domain }))).rejects.toMatchObject(
				{ code: 'invalid_request' }
			);
		}
	});

	test('of the first n waits for the close, and is padded', async ({ db }) => {
		const { world, bring, present, contest } = await opened(db, 2, (rulebook) => {
			const home = rulebook.rounds[0]?.challenges[0];
			if (home) home.judging = { mode: 'top', n: 2 };
		});
		for (let one = 0; one < 5; one++) await present();
		await bring();
		expect(await assignmentsOf(db.read, { contestId: contest.id })).toEqual([]);

		world.setNow(OPENS + 15 * DAY);
		await bring();
		const issued = await assignmentsOf(db.read, { contestId: contest.id });
		expect(new Set(issued.map(({ entryId }) => entryId)).size).toBe(3);
	});
});
