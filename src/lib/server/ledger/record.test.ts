import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import type { Db } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { recordFact } from './record.ts';
import { sequence } from './sequencer.ts';

const AT = Date.parse('2026-03-02T09:00:00Z');

function ledgerOf(db: Db) {
	const contestId = newId();
	const { fact } = db.t;

	return {
		contestId,
		state: (...subjects: string[]) =>
			db.write(async (tx) => {
				for (const subject of subjects) {
					const data = { teamId: 'equipo', challenge: 'hogar' };
					await recordFact(tx, { contestId, kind: 'entry-withdrawn', subject, data, at: AT });
				}
			}),
		async places() {
			const rows = await db.read
				.select({ subject: fact.subject, seq: fact.seq })
				.from(fact)
				.where(eq(fact.contestId, contestId))
				.orderBy(asc(fact.position));
			return Object.fromEntries(rows.map(({ subject, seq }) => [subject, seq]));
		},
		/** As a version left them that gave places later, and ended before it did. */
		leave: (seqs: Record<string, number | null>) =>
			db.write(async (tx) => {
				for (const [subject, seq] of Object.entries(seqs)) {
					const row = { id: newId(), contestId, subject, seq, at: AT, leaf: '{}', leafHash: '' };
					await tx.insert(fact).values({ ...row, kind: 'entry-withdrawn' });
				}
			})
	};
}

onEveryEngine('a fact', ({ test, engine }) => {
	const atOnce = engine === 'SQLite';

	test(`has its place ${atOnce ? 'as soon as it is written' : 'from the sequencer'}, in each ledger from 0`, async ({
		db
	}) => {
		const [one, other] = [ledgerOf(db), ledgerOf(db)];
		await one.state('a1', 'a2');
		await other.state('b1');
		await one.state('a3');

		const places = [{ a1: 0, a2: 1, a3: 2 }, { b1: 0 }];
		const nowhere = [{ a1: null, a2: null, a3: null }, { b1: null }];
		expect([await one.places(), await other.places()]).toEqual(atOnce ? places : nowhere);

		for (const ledger of [one, other]) await sequence(db, ledger);
		expect([await one.places(), await other.places()]).toEqual(places);
	});

	test('stands behind one that still waits for its place', async ({ db }) => {
		const ledger = ledgerOf(db);
		await ledger.leave({ c1: 0, c2: null });

		await ledger.state('c3');

		expect(await ledger.places()).toEqual({ c1: 0, c2: null, c3: null });
		expect(await sequence(db, ledger)).toBe(3);
		await ledger.state('c4');
		await sequence(db, ledger);
		expect(await ledger.places()).toEqual({ c1: 0, c2: 1, c3: 2, c4: 3 });
	});
});
