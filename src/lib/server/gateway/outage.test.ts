import { expect } from 'vitest';
import { eq } from 'drizzle-orm';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { ask, CHALLENGE, generous, rehearse, spent } from '../../../../tests/support/gateway.ts';
import { HOUR, OPENS } from '../../../../tests/support/world.ts';
import { expectSums } from './parallel-calls.fixture.ts';
import { applyOutage, outagesOf, previewOutage, revertOutage, type OutageWish } from './outage.ts';

const MINUTE = 60_000;

/** A team whose second call was stopped in the middle of its answer, half an hour after the opening. */
async function troubled(db: Parameters<typeof rehearse>[0]) {
	const { world, team, standIn } = await rehearse(db, { running: true }, (rulebook) => {
		generous(rulebook);
		rulebook.forgivenFaults = 0;
	});
	world.setNow(OPENS + 10 * MINUTE);
	await (
		await ask(world, team, 'Antes')
	).settled;
	world.setNow(OPENS + 30 * MINUTE);
	standIn.script = { running: true, fault: { kind: 'truncate', after: 2 } };
	const { bill } = await (await ask(world, team, 'Durante')).settled;
	expect(bill).toMatchObject({ outcome: 'failed', billed: true });
	world.setNow(OPENS + 2 * HOUR);
	const byAccountId = await world.newStaff('organiser');
	const wish: OutageWish = {
		roundId: world.contest.rulebook.rounds[0]?.id ?? '',
		startsAt: OPENS + 25 * MINUTE,
		endsAt: OPENS + 45 * MINUTE,
		remedy: 'return'
	};
	const by = async () => ({
		contest: await world.reload(),
		byAccountId,
		reason: 'Se cayó el servidor',
		at: world.ctx.now()
	});

	return { world, team, wish, by, bill };
}

onEveryEngine('an outage', ({ test }) => {
	test('gives back what a team paid for without a whole answer, once, and takes it again', async ({
		db
	}) => {
		const { world, team, wish, by, bill } = await troubled(db);
		const before = await spent(world, team);

		const { id, returned } = await db.write(async (tx) =>
			applyOutage(tx, { ...(await by()), wish })
		);
		const after = await spent(world, team);

		expect(returned.map(({ interactionId }) => interactionId)).toEqual([bill.interactionId]);
		expect(after).toMatchObject({
			interactions: before.interactions - 1,
			tokens: before.tokens - (returned[0]?.tokens ?? 0),
			energyNwh: before.energyNwh - (returned[0]?.energyNwh ?? 0n)
		});
		await expect(
			db.write(async (tx) => applyOutage(tx, { ...(await by()), wish }))
		).rejects.toMatchObject({ code: 'outage_changes_nothing' });

		await db.write(async (tx) => revertOutage(tx, { ...(await by()), id }));

		expect(await spent(world, team)).toEqual(before);
		const { challenges } = world.contest.rulebook.rounds[0] ?? { challenges: [] };
		const budget = challenges.find((one) => one.id === CHALLENGE)?.budget;
		if (budget) await expectSums(db, [team], budget);
		const kinds = await db.read
			.select({ kind: db.t.fact.kind })
			.from(db.t.fact)
			.where(eq(db.t.fact.contestId, world.contest.id));
		expect(kinds.map(({ kind }) => kind)).toEqual(
			expect.arrayContaining(['outage-applied', 'interaction-returned', 'outage-reverted'])
		);
		await expect(
			db.write(async (tx) => revertOutage(tx, { ...(await by()), id }))
		).rejects.toMatchObject({ code: 'not_found' });
	});

	test('makes the round longer by as much as was lost, and shorter again', async ({ db }) => {
		const { world, wish, by } = await troubled(db);
		const extend = { ...wish, remedy: 'extend' as const };
		const ends = async () => {
			const instants = (await world.reload()).schedule.get(wish.roundId);
			return [instants?.freezes, instants?.closes, instants?.results, instants?.finalised];
		};
		const before = await ends();

		const { id } = await db.write(async (tx) => applyOutage(tx, { ...(await by()), wish: extend }));

		expect(await ends()).toEqual(before.map((at) => (at ?? 0) + 20 * MINUTE));
		await db.write(async (tx) => revertOutage(tx, { ...(await by()), id }));
		expect(await ends()).toEqual(before);
		expect(await outagesOf(db.read, { contestId: world.contest.id })).toMatchObject([
			{ id, remedy: 'extend', reverted: { reason: 'Se cayó el servidor' } }
		]);
	});

	test('of two organisers who give the same attempts back, one does', async ({ db }) => {
		const { world, team, wish, by } = await troubled(db);
		const before = await spent(world, team);
		const order = await by();

		const both = await Promise.allSettled(
			[1, 2].map(() => db.write((tx) => applyOutage(tx, { ...order, wish })))
		);

		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect((await spent(world, team)).interactions).toBe(before.interactions - 1);
	});

	test.for<[string, Partial<OutageWish>, object]>([
		['that ends before it begins', { endsAt: OPENS }, { details: { field: 'endsAt' } }],
		['that is not over', { endsAt: OPENS + 3 * HOUR }, { details: { field: 'endsAt' } }],
		[
			'before the round opened',
			{ startsAt: OPENS - HOUR, endsAt: OPENS },
			{ details: { field: 'startsAt' } }
		],
		['of a round that is none', { roundId: 'otra' }, { code: 'not_found' }],
		[
			'in which nobody lost anything',
			{ startsAt: OPENS + HOUR, endsAt: OPENS + HOUR + MINUTE },
			{ code: 'outage_changes_nothing' }
		]
	])('%s is refused', async ([, changed, refusal], { db }) => {
		const { world, wish } = await troubled(db);

		await expect(
			previewOutage(db.read, {
				contest: await world.reload(),
				wish: { ...wish, ...changed },
				at: world.ctx.now()
			})
		).rejects.toMatchObject(refusal);
	});

	test('that has no reason is refused, and nothing happens', async ({ db }) => {
		const { world, team, wish, by } = await troubled(db);
		const before = await spent(world, team);

		await expect(
			db.write(async (tx) => applyOutage(tx, { ...(await by()), reason: '  ', wish }))
		).rejects.toMatchObject({ code: 'reason_needed' });
		expect(await spent(world, team)).toEqual(before);
	});
});
