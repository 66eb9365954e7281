import fc from 'fast-check';
import { afterEach, expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { previewBoard } from '../leaderboard/publish.ts';
import { assignmentsOf } from './assignment.ts';
import { calibratedJudges } from './calibrated.ts';
import { declareConflict } from './conflicts.ts';
import { markGold, withdrawGold, goldEntriesOf } from './gold.ts';
import { entryToJudge } from './entry-to-judge.ts';
import { jury } from './jury.fixture.ts';
import { judgeQueue } from './queue.ts';
import { readingIdsOf } from './reading.ts';

let open: Awaited<ReturnType<typeof jury>> | undefined;

afterEach(async () => {
	await open?.world.standIn.close();
	open = undefined;
});

async function opened(...asked: Parameters<typeof jury>) {
	const [db] = asked;
	const world = await jury(...asked);
	const { ctx, contest, judges } = world;
	const contestId = contest.id;
	const byAccountId = judges[0] ?? '';
	const mark = (entryId: string, decision: 'valid' | 'invalid' = 'invalid', reason = 'No cuadra') =>
		db.write((tx) =>
			markGold(tx, { contest, entryId, decision, reason, levels: {}, byAccountId, at: ctx.now() })
		);
	const unmark = (goldEntryId: string) =>
		db.write((tx) => withdrawGold(tx, { contestId, goldEntryId, byAccountId, at: ctx.now() }));
	const gold = () => assignmentsOf(db.read, { contestId, purposes: ['calibration'] });
	const read = async (entryId: string, judgeId: string) => {
		const readingId = (await readingIdsOf(db.read, { entryIds: [entryId] })).get(entryId) ?? '';
		return entryToJudge(ctx, { contest, readingId, judgeId, locale: 'es', at: ctx.now() });
	};
	const queue = (judgeId: string) =>
		judgeQueue(db.read, { contest, judgeId, at: ctx.now() }).then((all) =>
			all.flatMap(({ waiting }) => waiting.map(({ readingId }) => readingId))
		);
	open = world;

	return { ...world, mark, unmark, gold, read, queue };
}

onEveryEngine('a gold entry', ({ test }) => {
	test('goes to whoever does not judge it, before all others, and to those who come late', async ({
		db
	}) => {
		const { world, present, bring, mark, gold, judges, readersOf, queue } = await opened(db, 4);
		const { entryId } = await present();
		await bring();
		const real = await readersOf(entryId);
		for (let more = 0; more < 2; more++) await present();
		await bring();
		await mark(entryId);
		await bring();
		const given = await gold();
		expect(given.map(({ judgeId }) => judgeId).toSorted()).toEqual(
			judges.filter((id) => !real.includes(id)).toSorted()
		);
		const reading = (await readingIdsOf(db.read, { entryIds: [entryId] })).get(entryId);
		for (const { judgeId } of given) expect((await queue(judgeId))[0]).toBe(reading);

		const late = await world.newStaff('judge');
		await bring();
		await bring();
		expect((await gold()).filter(({ judgeId }) => judgeId === late)).toHaveLength(1);
		expect(await gold()).toHaveLength(given.length + 1);
	});

	test('looks like any other until its verdict, which moves nothing, and then shows its key', async ({
		db
	}) => {
		const { present, bring, mark, gold, say, read, readersOf, ctx, contest } = await opened(db, 3);
		const { entryId } = await present();
		await bring();
		const [first = '', second = ''] = await readersOf(entryId);
		const before = await read(entryId, first);
		await mark(entryId, 'invalid', 'La clave');
		await bring();
		const [{ judgeId = '' } = {}] = await gold();
		expect([first, second]).not.toContain(judgeId);
		expect(await read(entryId, judgeId)).toEqual(before);

		await say(entryId, first, 'valid');
		await say(entryId, second, 'valid');
		const board = async () => {
			const { at: _, ...rest } = await previewBoard(ctx, { contest, challengeId: 'hogar' });
			return JSON.stringify(rest, (_, value: unknown) =>
				typeof value === 'bigint' ? String(value) : value
			);
		};
		const shown = await board();
		const facts = await db.read.select().from(db.read.t.fact);
		await say(entryId, judgeId, 'invalid');
		await say(entryId, judgeId, 'valid');
		expect(await board()).toBe(shown);
		expect(await db.read.select().from(db.read.t.fact)).toEqual(facts);
		expect(await read(entryId, judgeId)).toMatchObject({
			purpose: 'jury',
			own: undefined,
			calibration: { key: { reason: 'La clave' }, said: { decision: 'invalid' } }
		});
		expect((await read(entryId, first)).calibration).toBeUndefined();
		expect(await calibratedJudges(db.read, { contest })).toMatchObject([
			{ challengeId: 'hogar', judgeId, read: 1, agreed: 1 }
		]);
	});

	test('that is withdrawn is read by nobody else, and is not marked twice', async ({ db }) => {
		const { present, bring, mark, unmark, gold } = await opened(db, 3);
		const { entryId } = await present();
		await bring();
		const id = await mark(entryId);
		await expect(mark(entryId)).rejects.toThrow('invalid_request');
		await bring();
		await unmark(id);
		await bring();
		expect((await gold()).map(({ end }) => end?.how)).toEqual(['withdrawn']);
		await expect(mark(entryId, 'valid', ' ')).rejects.toThrow('reason_needed');
	});

	test('breaks no rule of the assignment, whatever is done in whatever order', async ({ db }) => {
		const { world, ctx, contest, present, bring, mark, unmark, gold, say, judges, back } =
			await opened(db, 4);
		const entries = [await present(), await present(), await present()];
		const contestId = contest.id;
		const step = fc.tuple(
			fc.constantFrom('mark', 'unmark', 'say', 'back', 'conflict', 'join', 'bring'),
			fc.nat(2),
			fc.nat(3)
		);
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
				for (const [what, which, who] of steps) {
					const { entryId, team } = entries[which] ?? { entryId: '', team: { id: '' } };
					const judgeId = judges[who] ?? '';
					const marks = await goldEntriesOf(db.read, { contestId });
					const done = {
						mark: () => mark(entryId),
						unmark: () => unmark(marks[which]?.id ?? ''),
						say: () => say(entryId, judgeId, 'invalid'),
						back: () => back(entryId, judgeId, 'refusal'),
						conflict: () =>
							db.write((tx) =>
								declareConflict(tx, {
									contestId,
									judgeId: judges[0] ?? '',
									teamId: team.id,
									byAccountId: judgeId,
									at: ctx.now()
								})
							),
						join: () => (judges.length < 8 ? world.newStaff('judge') : Promise.resolve()),
						bring
					}[what];
					await Promise.resolve(done()).catch(() => undefined);
				}
				await bring();
				const all = await assignmentsOf(db.read, { contestId });
				const readings = all.filter(({ end }) => !end || end.how === 'done');
				const pairs = readings.map(({ entryId, judgeId }) => `${entryId} ${judgeId}`);
				expect(new Set(pairs).size).toBe(pairs.length);
				const standing = (await goldEntriesOf(db.read, { contestId })).filter(
					({ withdrawn }) => !withdrawn
				);
				for (const { setId, end } of await gold()) {
					if (!end) expect(standing.map(({ id }) => id)).toContain(setId);
				}
				const judged = await db.read.select().from(db.read.t.verdict);
				for (const { entryId, judgeId } of judged) {
					expect(
						all.some(
							(one) =>
								one.entryId === entryId && one.judgeId === judgeId && one.purpose !== 'calibration'
						)
					).toBe(true);
				}
			}),
			{ numRuns: 6 }
		);
	});
});
