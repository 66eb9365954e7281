import { count, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import type { Db, Tx } from './client.ts';
import { newId } from './id.ts';

const factAt = (at: number, id = newId()) => ({
	id,
	contestId: 'demo',
	kind: 'note',
	at,
	subject: 'team',
	leaf: '{}',
	leafHash: '00'
});

async function factsIn(db: Db) {
	return await db.read.select().from(db.t.fact).orderBy(db.t.fact.at);
}

async function insertNext(tx: Tx) {
	const [row] = await tx.select({ facts: count() }).from(tx.t.fact);
	await tx.insert(tx.t.fact).values(factAt((row?.facts ?? 0) + 1));
}

onEveryEngine('a database', ({ test }) => {
	test('fifty transactions that read and then insert at once lose nothing', async ({ db }) => {
		await Promise.all(Array.from({ length: 50 }, () => db.write(insertNext)));

		const order = (await factsIn(db)).map((fact) => fact.at);
		expect(order).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
	});

	test('fifty transactions that read and then update one row at once lose nothing', async ({
		db
	}) => {
		const account = { id: 'one', email: 'a@example.org', name: 'Ada', passwordHash: 'x' };
		await db.write(async (tx) => tx.insert(tx.t.account).values({ ...account, createdAt: 0 }));

		const increment = async (tx: Tx) => {
			const [row] = await tx.select().from(tx.t.account).where(eq(tx.t.account.id, 'one'));
			const createdAt = (row?.createdAt ?? Number.NaN) + 1;
			await tx.update(tx.t.account).set({ createdAt }).where(eq(tx.t.account.id, 'one'));
		};
		await Promise.all(Array.from({ length: 50 }, () => db.write(increment)));

		expect(await db.read.select().from(db.t.account)).toMatchObject([{ createdAt: 50 }]);
	});

	test('a throw undoes its own transaction and none of those beside it', async ({ db }) => {
		const work = (at: number) =>
			db.write(async (tx) => {
				await tx.insert(tx.t.fact).values(factAt(at));
				if (at % 2 === 0) throw new Error(`no to ${at}`);
				return at;
			});
		const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map(work));

		expect(outcomes.map((outcome) => outcome.status)).toEqual([
			'fulfilled',
			'rejected',
			'fulfilled',
			'rejected',
			'fulfilled'
		]);
		expect((await factsIn(db)).map((fact) => fact.at)).toEqual([1, 3, 5]);
	});

	test('a broken constraint undoes its own transaction and says which kind it was', async ({
		db
	}) => {
		const insertTwo = (at: number, id: string) =>
			db.write(async (tx) => {
				await tx.insert(tx.t.fact).values(factAt(at));
				await tx.insert(tx.t.fact).values(factAt(at, id));
			});
		await insertTwo(1, 'same');
		const [again, other] = await Promise.allSettled([insertTwo(2, 'same'), insertTwo(3, 'other')]);

		expect(again.status).toBe('rejected');
		expect(other.status).toBe('fulfilled');
		expect((await factsIn(db)).map((fact) => fact.at)).toEqual([1, 1, 3, 3]);
	});

	test('what was written can be read as soon as the write resolves', async ({ db }) => {
		await Promise.all(
			[1, 2, 3].map(async (at) => {
				const id = newId();
				await db.write(async (tx) => tx.insert(tx.t.fact).values(factAt(at, id)));
				const read = await db.read.select().from(db.t.fact).where(eq(db.t.fact.id, id));
				expect(read).toMatchObject([{ at }]);
			})
		);
	});

	test('a foreign key is kept', async ({ db }) => {
		const orphan = { id: 's', accountId: 'nobody', secretHash: 'x', createdAt: 0, lastSeenAt: 0 };

		await expect(db.write((tx) => tx.insert(tx.t.session).values(orphan))).rejects.toThrow();
		expect(await db.read.select().from(db.t.session)).toEqual([]);
	});

	test('each test has a database of its own', async ({ db, openDb }) => {
		const other = await openDb();
		await db.write(insertNext);

		expect(await factsIn(other)).toEqual([]);
	});
});
