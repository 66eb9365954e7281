import { afterEach, expect } from 'vitest';
import { asc, eq } from 'drizzle-orm';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { DAY, HOUR, OPENS } from '../../../../tests/support/world.ts';
import { newId } from '../db/id.ts';
import { recordChecks } from '../entries/record-checks.ts';
import { withdraw } from '../entries/withdraw.ts';
import { judgedEntries } from './judged.ts';
import {
	openRehearsed,
	presentConversation,
	presentTemplate,
	type Rehearsed
} from './judging.fixture.ts';
import { giveVerdict, type NewVerdict } from './verdict.ts';

let open: Rehearsed | undefined;

afterEach(async () => {
	await open?.standIn.close();
	open = undefined;
});

async function judging(db: Parameters<typeof openRehearsed>[0]) {
	open = await openRehearsed(db);
	const world = open;
	const [judgeId, other] = [await world.newStaff('judge'), await world.newStaff('judge')];
	const team = await world.newTeam();
	const entryId = await presentConversation(world, team);
	const judge = (given: Partial<NewVerdict> = {}) =>
		world.ctx.db.write((tx) =>
			giveVerdict(tx, {
				contest: world.contest,
				entryId,
				judgeId,
				decision: 'valid',
				reason: '',
				levels: {},
				at: world.ctx.now(),
				...given
			})
		);
	const stands = async () =>
		(await judgedEntries(db.read, { entryIds: [entryId], rubric: [] })).get(entryId);
	const facts = async () => {
		const { fact } = db.t;
		const rows = await db.read
			.select({ id: fact.id, leaf: fact.leaf })
			.from(fact)
			.where(eq(fact.kind, 'verdict-given'))
			.orderBy(asc(fact.position));
		return rows.map(({ id, leaf }) => ({ id, ...JSON.parse(leaf).data }));
	};

	return { world, team, entryId, judgeId, other, judge, stands, facts };
}

onEveryEngine('a verdict', ({ test }) => {
	test('decides an entry and stands on the ledger', async ({ db }) => {
		const { judge, stands, facts, judgeId } = await judging(db);

		await judge();

		expect(await stands()).toMatchObject({ decision: 'valid', verdicts: [{ judgeId }] });
		expect(await facts()).toEqual([{ id: expect.any(String), judgeId, verdict: 'valid' }]);
	});

	test('needs a reason to reject, and the reason stays off the ledger', async ({ db }) => {
		const { judge, stands, facts } = await judging(db);

		await expect(judge({ decision: 'invalid', reason: ' \n' })).rejects.toMatchObject({
			code: 'reason_needed'
		});
		await judge({ decision: 'invalid', reason: 'Ahorros imposibles' });

		expect(await stands()).toMatchObject({ decision: 'invalid' });
		const [fact] = await facts();
		expect(fact?.reasonHash).toMatch(/^[0-9a-f]{64}$/);
		expect(JSON.stringify(fact)).not.toContain('imposibles');
	});

	test('of the same judge supersedes the earlier one, which stays on record', async ({ db }) => {
		const { judge, stands, facts } = await judging(db);

		await judge({ decision: 'invalid', reason: 'Me lo pareció' });
		await judge();

		expect(await stands()).toMatchObject({ decision: 'valid', verdicts: [{ decision: 'valid' }] });
		const [first, second] = await facts();
		expect(second?.supersedes).toBe(first?.id);
		expect(await db.read.select().from(db.t.verdict)).toHaveLength(2);
	});

	test('sent twice is one', async ({ db }) => {
		const { judge, facts } = await judging(db);

		await judge({ decision: 'invalid', reason: 'No es lógica' });
		await judge({ decision: 'invalid', reason: 'No es lógica ' });

		expect(await facts()).toHaveLength(1);
	});

	test('against another leaves the entry pending until a third judge decides', async ({ db }) => {
		const { world, judge, stands, other } = await judging(db);

		await judge();
		await judge({ judgeId: other, decision: 'invalid', reason: 'No' });
		expect(await stands()).toMatchObject({ decision: undefined, verdicts: [{}, {}] });

		await judge({ judgeId: await world.newStaff('judge'), decision: 'invalid', reason: 'No' });
		expect(await stands()).toMatchObject({ decision: 'invalid' });
	});

	test('of four judges at the same moment counts for each', async ({ db }) => {
		const { world, judge, stands, judgeId, other } = await judging(db);
		const more = [await world.newStaff('judge'), await world.newStaff('judge')];

		await Promise.all([judgeId, other, ...more].map((judgeId) => judge({ judgeId })));

		expect((await stands())?.verdicts).toHaveLength(4);
	});

	test('is only for the judges of this contest', async ({ db }) => {
		const { world, judge, team, stands } = await judging(db);
		const outsiders = [await world.newStaff('organiser'), await world.newAccount(), team.accountId];

		for (const judgeId of outsiders) {
			await expect(judge({ judgeId })).rejects.toMatchObject({ code: 'not_staff' });
		}
		expect(await stands()).toBeUndefined();
	});

	test('is refused for what was withdrawn, replaced, fails its checks or is nowhere', async ({
		db
	}) => {
		const { world, team, judge, entryId } = await judging(db);
		const { ctx, contest } = world;
		const refused = { code: 'not_judgeable' };

		const newer = await presentConversation(world, team);
		await expect(judge()).rejects.toMatchObject(refused);
		await db.write((tx) =>
			withdraw(tx, { contest, entryId: newer, team, accountId: team.accountId, at: ctx.now() })
		);
		await expect(judge({ entryId: newer })).rejects.toMatchObject(refused);
		await judge();

		world.standIn.script.words = ['No sé'];
		const failing = await presentConversation(world, await world.newTeam());
		await expect(judge({ entryId: failing })).rejects.toMatchObject(refused);
		await expect(judge({ entryId: newId() })).rejects.toMatchObject(refused);
		expect(entryId).not.toBe(newer);
	});

	test('comes before the end: once the round is final, all stays as it is', async ({ db }) => {
		const { judge, stands } = await judging(db);
		await judge();

		await expect(
			judge({ decision: 'invalid', reason: 'Tarde', at: OPENS + 31 * DAY })
		).rejects.toMatchObject({ code: 'phase_closed' });

		expect(await stands()).toMatchObject({ decision: 'valid' });
	});

	test('on a justification needs every level, and the medians of the jury are exact', async ({
		db
	}) => {
		const { world, judge, judgeId, other, team } = await judging(db);
		const entryId = await presentTemplate(world, team);
		await expect(judge({ entryId })).rejects.toMatchObject({ code: 'not_judgeable' });
		await db.write((tx) =>
			recordChecks(tx, {
				contestId: world.contest.id,
				entryId,
				passed: true,
				outcomes: [],
				quality: '1/2',
				at: OPENS + HOUR
			})
		);

		const incomplete: NewVerdict['levels'][] = [
			{},
			{ coherencia: 5, fundamento: 0, claridad: 1 },
			{ coherencia: 2.5, fundamento: 3, claridad: 3 }
		];
		for (const levels of incomplete) {
			await expect(judge({ entryId, levels })).rejects.toMatchObject({ code: 'invalid_request' });
		}
		await judge({ entryId, levels: { coherencia: 5, fundamento: 3, claridad: 2 } });
		await judge({ entryId, judgeId: other, levels: { coherencia: 4, fundamento: 3, claridad: 5 } });
		const third = await world.newStaff('judge');
		await judge({ entryId, judgeId: third, decision: 'invalid', reason: 'No explica nada' });

		const { rubric } = world.contest.rulebook.rounds[0]?.challenges[1] ?? { rubric: [] };
		const judged = await judgedEntries(db.read, { entryIds: [entryId], rubric });
		// Medians 9/2, 3 and 7/2: (7/8)·1/2 + (1/2)·3/10 + (5/8)·1/5.
		expect(judged.get(entryId)).toMatchObject({ decision: 'valid', jury: '57/80' });
		expect(judged.get(entryId)?.verdicts.find((one) => one.judgeId === judgeId)?.levels).toEqual({
			coherencia: 5,
			fundamento: 3,
			claridad: 2
		});
	});
});
