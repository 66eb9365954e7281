import fc from 'fast-check';
import { afterEach, expect } from 'vitest';
import { computeBoard } from '#scoring';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { DAY, OPENS } from '../../../../tests/support/world.ts';
import { challengeInForce } from '../contest/in-force.ts';
import type { Db } from '../db/client.ts';
import { assignmentsOf } from '../judging/assignment.ts';
import { factsOf, openContested, type Contested } from '../judging/contested.fixture.ts';
import { verdictsInForce } from '../judging/judged.ts';
import { cancelRejudging, handOnReadings, openRejudging } from '../judging/rejudging.ts';
import { rejudgingOf } from '../judging/rejudging-state.ts';
import type { RejudgingFilter } from '../judging/rejudging-filter.ts';
import { boardFacts } from './facts.ts';
import { publishBoard } from './publish.ts';
import { applyPreviewed, previewRejudging } from './rejudging-preview.ts';

let open: Contested | undefined;

afterEach(async () => {
	await open?.world.standIn.close();
	open = undefined;
});

async function contested(db: Db, size = { entries: 3, judges: 5 }) {
	open = await openContested(db, size);
	const { world, organiser } = open;
	const { ctx, contest } = world;
	const scope = { contest, challengeId: 'hogar' };
	const stands = async () => {
		const of = { ...scope, at: ctx.now() };
		const { round, challenge } = challengeInForce(contest, of);
		const facts = { ...of, round, challenge, standing: 'official' as const, seq: 0 };
		const { rows } = computeBoard(await boardFacts(db.read, facts));
		return rows.map(({ entryId, place, unplaced, quality, score }) => {
			return { entryId, place, unplaced, quality, score };
		});
	};

	return {
		...open,
		stands,
		begin: async (filter: RejudgingFilter, reason = 'Criterio mal entendido') =>
			db.write((tx) =>
				openRejudging(tx, { ...scope, filter, reason, byAccountId: organiser, at: ctx.now() })
			),
		preview: (rejudgingId: string) =>
			previewRejudging(db.read, { contest, rejudgingId, at: ctx.now() }),
		apply: (rejudgingId: string, digest: string) =>
			db.write((tx) =>
				applyPreviewed(tx, {
					contest,
					rejudgingId,
					digest,
					byAccountId: organiser,
					at: ctx.now()
				})
			),
		state: (rejudgingId: string) => rejudgingOf(db.read, { contest, rejudgingId })
	};
}

onEveryEngine('a rejudging', ({ test }) => {
	test('changes nothing before it is applied, and then exactly what was previewed', async ({
		db
	}) => {
		const size = { entries: 4, judges: 5 };
		const { say, read, begin, preview, apply, stands, judges, entries } = await contested(db, size);
		const said = fc.record({
			decision: fc.constantFrom('valid' as const, 'invalid' as const),
			level: fc.integer({ min: 1, max: 5 })
		});
		for (const [entry] of entries.entries()) {
			await say(entry % 5, entry, { decision: 'invalid' });
			await say((entry + 1) % 5, entry, { decision: 'valid', level: 2 });
		}

		const plan = fc.record({
			judge: fc.option(fc.nat(4), { nil: undefined }),
			decision: fc.constantFrom('valid' as const, 'invalid' as const, undefined),
			anew: fc.array(said, { minLength: 8, maxLength: 8 })
		});
		let applied = 0;
		for (const { judge, decision, anew } of fc.sample(plan, { numRuns: 12, seed: 7 })) {
			const judgeId = judge === undefined ? undefined : judges[judge];
			const set = await begin({ judgeId, decision }).catch((cause: { code: string }) => cause.code);
			if (typeof set === 'string') {
				expect(set).toBe('nothing_to_rejudge');
				continue;
			}
			const before = await stands();
			let turn = 0;
			await read(set.id, () => anew[turn++ % anew.length] ?? { decision: 'valid' });
			expect(await stands()).toEqual(before);

			const { changed, digest } = await preview(set.id);
			await apply(set.id, digest);
			const after = await stands();
			applied += 1;

			const told = new Map(changed.map((row) => [row.entryId, row]));
			for (const { entryId, ...now } of after) {
				const { entryId: _, ...was } = before.find((row) => row.entryId === entryId) ?? {
					entryId,
					...now
				};
				expect(told.get(entryId)?.after ?? was).toEqual(now);
				expect(told.get(entryId)?.before ?? was).toEqual(was);
				expect(told.has(entryId)).toBe(JSON.stringify(was) !== JSON.stringify(now));
			}
		}
		expect(applied).toBeGreaterThan(5);
	});

	test('goes to judges who had not judged, and keeps the old verdict on record', async ({ db }) => {
		const { world, say, read, begin, preview, apply, judges, entries } = await contested(db);
		await say(0, 0, { decision: 'invalid' });
		await say(1, 0, { decision: 'valid' });
		const { id } = await begin({ judgeId: judges[0] });
		const readers: string[] = [];
		await read(id, (_, judgeId) => {
			readers.push(judgeId);
			return { decision: 'valid', level: 5 };
		});
		expect(readers).toHaveLength(1);
		expect(judges.slice(2)).toContain(readers[0]);

		await apply(id, (await preview(id)).digest);

		const entryId = entries[0]?.entryId ?? '';
		const inForce = (await verdictsInForce(db.read, { entryIds: [entryId] })).get(entryId);
		expect(inForce?.map(({ judgeId }) => judgeId).sort()).toEqual([judges[1], readers[0]].sort());
		expect(await db.read.select().from(db.t.verdict)).toHaveLength(3);
		const contestId = world.contest.id;
		const [first, , third] = await factsOf(db, { contestId, kind: 'verdict-given' });
		expect(third).toMatchObject({ supersedes: first?.id, rejudging: id });
		const [fact] = await factsOf(db, { contestId, kind: 'rejudging-applied' });
		expect(fact).toMatchObject({ subject: id, challenge: 'hogar', verdicts: 1 });
		expect(JSON.stringify(fact)).not.toContain('Criterio');

		const late = say(0, 0, { decision: 'invalid', reason: 'Insisto' });
		await expect(late).rejects.toMatchObject({ code: 'verdict_replaced' });
	});

	test('comes back to its own judge where nobody else is left', async ({ db }) => {
		const { say, read, begin, judges } = await contested(db, { entries: 1, judges: 2 });
		await say(0, 0, { decision: 'invalid' });
		await say(1, 0, { decision: 'valid' });
		const { id } = await begin({ judgeId: judges[0] });
		await read(id, (_, judgeId) => {
			expect(judgeId).toBe(judges[0]);
			return { decision: 'valid' };
		});
	});

	test('is chosen by judge, decision and reason, and never takes what another one has', async ({
		db
	}) => {
		const { say, begin, state, judges } = await contested(db);
		await say(0, 0, { decision: 'invalid', reason: 'No cuadra la SUMA' });
		await say(0, 1, { decision: 'invalid', reason: 'Otra cosa' });
		await say(1, 2, { decision: 'invalid', reason: 'No cuadra la suma' });

		const { id } = await begin({ judgeId: judges[0], decision: 'invalid', reason: 'la suma' });
		expect(await state(id)).toMatchObject({ verdicts: 1, waiting: 1 });
		await expect(begin({ judgeId: judges[0], reason: 'suma' })).rejects.toMatchObject({
			code: 'nothing_to_rejudge'
		});
		const rest = await begin({ decision: 'invalid' });
		expect(await state(rest.id)).toMatchObject({ verdicts: 2 });
		await expect(begin({}, '  ')).rejects.toMatchObject({ code: 'reason_needed' });
		const stale = begin({ checks: 'earlier' });
		await expect(stale).rejects.toMatchObject({ code: 'nothing_to_rejudge' });
	});

	test('waits for its verdicts, does what was shown, and ends once', async ({ db }) => {
		const { world, organiser, say, read, begin, preview, apply, stands } = await contested(db);
		await say(0, 0, { decision: 'invalid' });
		const { id } = await begin({});
		const early = await preview(id);
		await expect(apply(id, early.digest)).rejects.toMatchObject({ code: 'rejudging_waits' });
		await read(id, () => ({ decision: 'valid' }));
		await expect(apply(id, early.digest)).rejects.toMatchObject({ code: 'preview_changed' });
		const before = await stands();

		const { contest, ctx } = world;
		const cancel = () =>
			db.write((tx) =>
				cancelRejudging(tx, { contest, rejudgingId: id, byAccountId: organiser, at: ctx.now() })
			);
		await cancel();

		expect(await stands()).toEqual(before);
		await expect(cancel()).rejects.toMatchObject({ code: 'rejudging_over' });
		await expect(apply(id, (await preview(id)).digest)).rejects.toMatchObject({
			code: 'rejudging_over'
		});
	});

	test('that a judge gives back goes on to somebody else', async ({ db }) => {
		const { world, say, read, begin, preview, apply, stands, state } = await contested(db);
		await say(0, 0, { decision: 'invalid' });
		const { id } = await begin({});
		const { contest, ctx } = world;
		const issued = async () =>
			(await assignmentsOf(db.read, { contestId: contest.id })).filter(({ end }) => !end);
		const [first] = await issued();
		const assignmentId = first?.id ?? '';
		await db.write((tx) =>
			tx.insert(tx.t.assignmentEnd).values({ assignmentId, how: 'refusal', at: ctx.now() })
		);
		expect(await state(id)).toMatchObject({ waiting: 0, returned: [{}] });

		await db.write((tx) => handOnReadings(tx, { contest, rejudgingId: id, at: ctx.now() }));

		const [second] = await issued();
		expect(second?.judgeId).not.toBe(first?.judgeId);
		expect(await state(id)).toMatchObject({ waiting: 1, returned: [] });
		await read(id, () => ({ decision: 'valid' }));
		await apply(id, (await preview(id)).digest);
		expect((await stands())[0]).toMatchObject({ place: 1 });
	});

	test('keeps the results from being published again until it ends', async ({ db }) => {
		const { world, organiser, say, read, begin, preview, apply } = await contested(db);
		await say(0, 0, { decision: 'invalid' });
		world.setNow(OPENS + 17 * DAY);
		const { contest, ctx } = world;
		const scope = { contest, challengeId: 'hogar', byAccountId: organiser };
		const { id } = await begin({}, 'La suma');

		await expect(publishBoard(ctx, scope)).rejects.toMatchObject({
			code: 'matters_open',
			details: { kind: 'rejudging', count: 1, which: 'La suma', others: 0 }
		});
		await read(id, () => ({ decision: 'valid' }));
		await apply(id, (await preview(id)).digest);

		expect((await publishBoard(ctx, scope)).version).toBe(1);
	});
});
