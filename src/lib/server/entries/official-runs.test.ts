import { describe, expect } from 'vitest';
import { onEveryEngine, test } from '../../../../tests/support/databases.ts';
import { rehearse } from '../../../../tests/support/gateway.ts';
import type { Script } from '../../../../tests/support/stand-in.ts';
import { DAY, OPENS, type World } from '../../../../tests/support/world.ts';
import type { Db } from '../db/client.ts';
import { boardFacts } from '../leaderboard/facts.ts';
import { publishBoard } from '../leaderboard/publish.ts';
import { challengeInForce } from '../contest/in-force.ts';
import { recordFact } from '../ledger/record.ts';
import { sequence, treeHead } from '../ledger/sequencer.ts';
import { runsProgress, startOfficialRuns } from './official-runs.ts';
import { present } from './present.ts';

const CLOSES = OPENS + 14 * DAY;
const plan = { words: ['{"clima": 8, "ve": 16, "acs": 6, "lavanderia": 9}'] };

async function closedContest(db: Db, script: Script = plan) {
	const { world, team, standIn } = await rehearse(db, script);
	const { ctx, contest } = world;
	const scope = { contest, challengeId: 'centro-civico' };
	const by = { team, accountId: team.accountId };
	await present(ctx, { ...scope, ...by, presented: { template: 'Planifica: {{FICHA}}' } });
	world.setNow(CLOSES);

	return { world, standIn, scope };
}

const runsOf = (db: Db) => db.read.select().from(db.t.officialRun);

onEveryEngine('official runs', ({ test }) => {
	test('are refused on another model than the rulebook’s', async ({ db }) => {
		const { world, scope, standIn } = await closedContest(db);
		world.ctx.endpoint = { ...world.ctx.endpoint, model: 'otro-modelo' };

		await expect(startOfficialRuns(world.ctx, scope)).rejects.toMatchObject({
			code: 'model_not_found'
		});

		expect(standIn.seen).toEqual([]);
	});

	test('whose tokens the model did not count are not kept, and are done once it counts them', async ({
		db
	}) => {
		const uncounting = { ...plan, noUsage: true, tokenize: false };
		const { world, scope, standIn } = await closedContest(db, uncounting);
		const { ctx } = world;
		await startOfficialRuns(ctx, scope);
		await ctx.officialRuns.ended();

		expect(await runsOf(db)).toEqual([]);
		expect(await runsProgress(ctx, scope)).toMatchObject({ done: 0, failure: 'tokens_uncounted' });
		const [before] = (await publishBoard(ctx, { ...scope, byAccountId: 'x' })).board.rows;
		expect(before).toMatchObject({ unplaced: 'pending', estimated: false });

		standIn.script = plan;
		await startOfficialRuns(ctx, scope);
		await ctx.officialRuns.ended();

		expect(await runsOf(db)).toHaveLength(15);
		const [entry] = (await board(world, scope)).entries;
		expect(entry?.interactions.some(({ estimated }) => estimated)).toBe(false);
	}, 30_000);

	test('are counted for whoever watches the site, with their energy and their failures', async ({
		db
	}) => {
		const { world, scope, standIn } = await closedContest(db, {
			...plan,
			status: 500
		});
		const { ctx } = world;
		const told = () => ctx.metrics.registry.metrics();
		await startOfficialRuns(ctx, scope);
		await ctx.officialRuns.ended();
		expect(await told()).toContain(
			'vatio_organiser_answers_total{purpose="instances",outcome="failed"} 1'
		);

		standIn.script = plan;
		await startOfficialRuns(ctx, scope);
		await ctx.officialRuns.ended();

		const energyNwh = (await runsOf(db)).reduce((sum, run) => sum + run.energyNwh, 0n);
		expect(await told()).toContain(
			'vatio_organiser_answers_total{purpose="instances",outcome="answered"} 15'
		);
		expect(await told()).toContain(
			`vatio_organiser_energy_nanowatthours_total{purpose="instances"} ${energyNwh}`
		);
	}, 30_000);

	test('without usage are kept where the model’s own tokenizer counts them', async ({ db }) => {
		const { world, scope } = await closedContest(db, { ...plan, noUsage: true, countedTokens: 30 });
		await startOfficialRuns(world.ctx, scope);
		await world.ctx.officialRuns.ended();

		const runs = await runsOf(db);
		expect(runs).toHaveLength(15);
		expect(runs.map(({ estimated, promptTokens }) => [estimated, promptTokens])).toEqual(
			runs.map(() => [false, 30])
		);
	});

	test('that another model answered are not kept either', async ({ db }) => {
		const { world, scope } = await closedContest(db, { ...plan, model: 'otro-modelo' });
		const { ctx } = world;
		await startOfficialRuns(ctx, scope);
		await ctx.officialRuns.ended();

		expect(await runsOf(db)).toEqual([]);
		expect(await runsProgress(ctx, scope)).toMatchObject({ failure: 'model_not_found' });
	}, 30_000);

	test('that are half done give a template no place and no cost', async ({ db }) => {
		const { world, scope } = await closedContest(db);
		const { ctx } = world;
		await startOfficialRuns(ctx, scope);
		await ctx.officialRuns.ended();
		const [entry] = await db.read.select().from(db.t.entry);
		expect((await board(world, scope)).entries[0]?.interactions).toHaveLength(15);

		await db.write((tx) => tx.delete(tx.t.checkRecord));

		expect((await board(world, scope)).entries).toMatchObject([
			{ entryId: entry?.id, interactions: [] }
		]);
		const published = await publishBoard(ctx, { ...scope, byAccountId: 'x' });
		expect(published.board.rows).toMatchObject([{ unplaced: 'pending' }]);
	});
});

const board = async ({ ctx, contest }: World, scope: { challengeId: string }) => {
	const { challenge, round } = challengeInForce(contest, { ...scope, at: ctx.now() });
	const at = ctx.now();

	return boardFacts(ctx.db.read, { contest, challenge, round, standing: 'official', seq: 0, at });
};

onEveryEngine('the hidden sheets', ({ test }) => {
	test('are drawn with the ledger as it stood at the close, whenever they are drawn', async ({
		db
	}) => {
		const { world, scope } = await closedContest(db);
		const { ctx, contest } = world;
		const size = await sequence(db, { contestId: contest.id });
		const atClose = await treeHead(db.read, { contestId: contest.id });
		await db.write((tx) =>
			recordFact(tx, {
				contestId: contest.id,
				kind: 'schedule-overridden',
				subject: contest.id,
				data: {
					round: contest.rulebook.rounds[0]?.id ?? '',
					instant: 'results',
					to: new Date(CLOSES + 3 * DAY).toISOString(),
					reasonHash: '0'.repeat(64)
				},
				at: ctx.now()
			})
		);

		await startOfficialRuns(ctx, scope);
		await ctx.officialRuns.ended();

		const [secret] = await db.read.select().from(db.t.instanceSecret);
		expect(secret).toMatchObject({ treeSize: size, treeRoot: atClose.root });
	});
});

describe('official runs', () => {
	test('that fail leave nothing going behind, and go on where they stopped', async ({ db }) => {
		const { world, scope, standIn } = await closedContest(db);
		const { ctx } = world;
		const { stream } = ctx.endpoint;
		let calls = 0;
		ctx.endpoint = {
			...ctx.endpoint,
			stream: (model, call, heard) => {
				// The fourth sheet's runs never work; the others take their time.
				if (++calls > 3) standIn.script = { status: 500 };
				return stream(model, call, heard);
			}
		};

		await startOfficialRuns(ctx, scope);
		await ctx.officialRuns.ended();
		const asked = calls;
		expect(await runsProgress(ctx, scope)).toMatchObject({
			going: false,
			failure: 'endpoint_error'
		});
		await new Promise((resolve) => setTimeout(resolve, 1500));
		expect(calls).toBe(asked);

		calls = -1000;
		standIn.script = plan;
		await startOfficialRuns(ctx, scope);
		await ctx.officialRuns.ended();
		expect(await runsProgress(ctx, scope)).toMatchObject({ done: 15, failure: undefined });
	});

	test('are given up by a site that stops, without a record of what was cut', async ({ db }) => {
		const { world, scope, standIn } = await closedContest(db, {
			fault: { kind: 'hang', after: 0 }
		});
		const { ctx } = world;
		await startOfficialRuns(ctx, scope);
		await expect.poll(() => standIn.seen.length).toBe(4);
		const began = performance.now();

		ctx.officialRuns.stop();
		await ctx.officialRuns.ended();

		expect(performance.now() - began).toBeLessThan(2000);
		expect(await runsOf(db)).toEqual([]);
	});
});
