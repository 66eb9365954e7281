import { afterEach, expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { ask } from '../../../../tests/support/gateway.ts';
import { DAY, HOUR, OPENS } from '../../../../tests/support/world.ts';
import { contestInForce } from '../contest/in-force.ts';
import type { Db } from '../db/client.ts';
import { openContested, type Contested } from '../judging/contested.fixture.ts';
import { openRejudging } from '../judging/rejudging.ts';
import { shortPanels } from '../judging/short-panels.ts';
import { answerDisqualification, disqualify, rule } from '../teams/disqualify.ts';
import { finaliseRound, holdResults, mattersWithin } from './finalise.ts';
import { publishBoard } from './publish.ts';

const RESULTS = OPENS + 17 * DAY;
const FINAL = OPENS + 30 * DAY;

let scene: Contested | undefined;
afterEach(async () => {
	await scene?.world.standIn.close();
	scene = undefined;
});

async function closed(db: Db) {
	scene = await openContested(db, { entries: 2, judges: 3 });
	const { world, organiser, say } = scene;
	const { ctx, contest } = world;
	const reload = () => contestInForce(db.read, { slug: contest.slug });
	const by = { contest, roundId: 'previa', byAccountId: organiser, reason: 'Se acabó' };

	return {
		...scene,
		finalised: async () => (await reload()).schedule.get('previa')?.finalised,
		finalise: () => finaliseRound(ctx, { ...by, at: ctx.now() }),
		open: async () => {
			const at = ctx.now();
			const matters = await db.write((tx) => mattersWithin(tx, { ...by, at }));
			return [...new Set(matters.map(({ kind }) => kind))].sort();
		},
		/** Judged by everybody, and published. */
		async settle() {
			for (const entry of [0, 1])
				for (const judge of [0, 1]) {
					await say(judge, entry, { decision: 'valid' });
				}
			await publishBoard(ctx, { contest, challengeId: 'hogar', byAccountId: organiser });
		}
	};
}

onEveryEngine('a result', ({ test }) => {
	test('with fewer verdicts than the rulebook wants is told of until they are there', async ({
		db
	}) => {
		const { world, say, settle } = await closed(db);
		const [round] = world.contest.rulebook.rounds;
		if (!round) throw new Error('no round');
		const short = async () =>
			shortPanels(db.read, { contest: await world.reload(), round, at: world.ctx.now() });
		await say(0, 0, { decision: 'valid' });

		expect(await short()).toHaveLength(2);
		await settle();
		expect(await short()).toEqual([]);
	});

	test('is not made final while anything is open, and the refusal says what', async ({ db }) => {
		const { world, finalise, open, settle, organiser, entries } = await closed(db);
		const { ctx, contest } = world;
		expect(await open()).toEqual(['board', 'unjudged']);
		await expect(finalise()).rejects.toMatchObject({
			code: 'matters_open',
			details: { kind: 'unjudged', count: 2, others: 1 }
		});
		await settle();
		world.setNow(RESULTS);
		expect(await open()).toEqual([]);

		const rejudging = { contest, challengeId: 'hogar', filter: {}, reason: 'Otra vez' };
		await db.write((tx) =>
			openRejudging(tx, { ...rejudging, byAccountId: organiser, at: ctx.now() })
		);
		expect(await open()).toContain('rejudging');
		const teamId = entries[1]?.team.id ?? '';
		const deciding = { contestId: contest.id, byAccountId: organiser };
		const { id } = await db.write((tx) =>
			disqualify(tx, { ...deciding, teamId, reason: 'Dos cuentas', at: ctx.now() })
		);
		expect(await open()).toEqual(expect.arrayContaining(['board', 'disqualification']));
		await expect(finalise()).rejects.toMatchObject({ code: 'matters_open' });

		await db.write((tx) =>
			answerDisqualification(tx, {
				id,
				teamId,
				accountId: entries[1]?.team.accountId ?? '',
				text: 'No',
				at: ctx.now()
			})
		);
		world.setNow(RESULTS + 3 * DAY);
		expect(await open()).toContain('disqualification');
		await db.write((tx) =>
			rule(tx, { ...deciding, id, ruling: 'lifted', reason: 'Son dos', at: ctx.now() })
		);
		expect(await open()).not.toContain('disqualification');
	});

	test('is made final once nothing is', async ({ db }) => {
		const { world, finalise, finalised, settle } = await closed(db);
		await settle();
		world.setNow(RESULTS);

		await finalise();

		expect(await finalised()).toBeLessThan(RESULTS + HOUR);
		const acts = await db.read.select().from(db.t.staffAct);
		expect(acts.at(-1)).toMatchObject({ act: 'round.finalised', reason: 'Se acabó' });
	});

	test('that its schedule would make final is put off by a day while something waits', async ({
		db
	}) => {
		const { world, finalised, settle } = await closed(db);
		world.setNow(FINAL - 2 * HOUR);
		await holdResults(world.ctx);
		expect(await finalised()).toBe(FINAL);
		world.setNow(FINAL - HOUR / 2);
		await holdResults(world.ctx);
		await holdResults(world.ctx);
		expect(await finalised()).toBe(FINAL + DAY);

		await settle();
		world.setNow(FINAL + DAY - HOUR / 2);
		await holdResults(world.ctx);
		expect(await finalised()).toBe(FINAL + DAY);
	});

	test('of an edition that everybody left is held for a month and no longer', async ({ db }) => {
		const { world, finalised } = await closed(db);
		for (let day = 0; day < 40; day++) {
			world.setNow(((await finalised()) ?? 0) - HOUR / 2);
			await holdResults(world.ctx);
		}
		expect(await finalised()).toBe(FINAL + 30 * DAY);
	});

	test('waits for an answer that is being written', async ({ db }) => {
		const { world, open, settle, entries } = await closed(db);
		await settle();
		const team = entries[0]?.team;
		if (!team) throw new Error('no team');
		world.setNow(OPENS + HOUR);
		const live = await ask(world, team, 'Una más');
		expect(await open()).toContain('interaction');
		await live.settled;
		expect(await open()).not.toContain('interaction');
	});
});
