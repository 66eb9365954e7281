import { describe, expect } from 'vitest';
import { onEveryEngine, test } from '../../../../tests/support/databases.ts';
import { ask, CHALLENGE, generous, rehearse } from '../../../../tests/support/gateway.ts';
import type { Script } from '../../../../tests/support/stand-in.ts';
import { DAY, OPENS } from '../../../../tests/support/world.ts';
import type { Db } from '../db/client.ts';
import { canonicalBoard } from '#scoring';
import { giveVerdict } from '../judging/verdict.ts';
import { isOutdated } from '../leaderboard/board-versions.ts';
import { previewBoard, publishBoard } from '../leaderboard/publish.ts';
import { confirmationCost } from './confirmation-candidates.ts';
import { confirmationProgress } from './confirmation-progress.ts';
import { resumeConfirmation, startConfirmation, stopConfirmation } from './confirmation-runs.ts';
import { present } from './present.ts';

const CLOSES = OPENS + 14 * DAY;
const MEASURES = [
	'Bajar la calefacción de 22 a 20 grados en el salón; ahorro: 180 kWh al año; coste: nulo',
	'Cambiar las bombillas de la cocina por LED; ahorro: 90 kWh al año; coste: bajo',
	'Apagar la regleta del televisor en el salón; ahorro: 60 kWh al año; coste: nulo',
	'Poner el termo de agua caliente del baño a 50 grados; ahorro: 120 kWh al año; coste: nulo',
	'Colocar burlete en las ventanas del dormitorio; ahorro: 110 kWh al año; coste: bajo'
];
const good: Script = {
	words: ['Plan de ahorro para la vivienda:\n', ...MEASURES.map((m, i) => `${i + 1}. ${m}.\n`)]
};
const bad: Script = { words: ['No lo sé.'] };

/** One team's conversation of two turns, presented, and the round closed. */
async function closedContest(db: Db, during: Script = good) {
	const { world, team, standIn } = await rehearse(db, during, generous);
	const { ctx, contest } = world;
	const first = await ask(world, team, 'Hola');
	await first.settled;
	const second = await ask(world, team, 'Dame el plan', { after: first.id });
	await second.settled;
	const by = { team, accountId: team.accountId };
	const presented = { conversation: second.conversationId };
	const entry = await present(ctx, { contest, challengeId: CHALLENGE, ...by, presented });
	const judgeId = await world.newStaff('judge');
	const given = {
		contest,
		entryId: entry.entryId,
		judgeId,
		decision: 'valid' as const,
		levels: {}
	};
	await db.write((tx) => giveVerdict(tx, { ...given, reason: 'Bien', at: ctx.now() }));
	world.setNow(CLOSES);
	standIn.seen.length = 0;
	const scope = { contest, challengeId: CHALLENGE };
	const start = () =>
		startConfirmation(ctx, scope, { entryIds: [entry.entryId], byAccountId: judgeId });

	return { world, ctx, standIn, scope, entry, start };
}

const answersOf = (db: Db) => db.read.select().from(db.t.confirmationAnswer);

async function factsOf(db: Db, kind: string) {
	const rows = await db.read.select().from(db.t.fact);
	return rows.filter((row) => row.kind === kind).map(({ leaf }) => JSON.parse(leaf).data);
}

onEveryEngine('confirmation runs', ({ test }) => {
	test('replay the user turns, each answer the history of the next, and stand on the ledger', async ({
		db
	}) => {
		const { ctx, standIn, scope, entry, start } = await closedContest(db);
		expect(entry.passed).toBe(true);

		await start();
		await ctx.officialRuns.ended();

		expect(standIn.seen).toHaveLength(10);
		const second = standIn.seen.filter(({ body }) => body.messages.length === 4);
		expect(second).toHaveLength(5);
		expect(second[0]?.body.messages.slice(1).map(({ role }) => role)).toEqual([
			'user',
			'assistant',
			'user'
		]);
		expect(second[0]?.body.messages[2]?.content).toBe(good.words?.join(''));
		expect(standIn.seen[0]?.body['temperature']).toBe(0);
		const facts = await factsOf(db, 'official-run');
		expect(facts).toHaveLength(10);
		expect(facts.filter(({ turn }) => turn === 1)).toHaveLength(5);
		const last = facts.filter(({ turn }) => turn === undefined);
		expect(last.every(({ purpose, valid }) => purpose === 'confirmation' && valid)).toBe(true);
		expect(last.filter(({ sameAs }) => sameAs === undefined)).toHaveLength(1);
		const progress = await confirmationProgress(ctx, scope);
		expect(progress).toMatchObject({ done: 5, expected: 5, going: false, failure: undefined });
		expect(progress.candidates[0]?.result).toEqual({
			runs: 5,
			passes: 5,
			accepted: true,
			agreement: '1/1',
			answers: 1,
			counted: true
		});

		await start();
		await ctx.officialRuns.ended();
		expect(standIn.seen).toHaveLength(10);
	});

	test('that fail take the place away; the published board says so and how sure it is', async ({
		db
	}) => {
		const { ctx, standIn, scope, start } = await closedContest(db);
		const published = await publishBoard(ctx, { ...scope, byAccountId: 'x' });
		expect(published.board.rows[0]).toMatchObject({ place: 1, doubt: { first: 1 } });
		expect(published.board.doubt?.seed).toMatch(/^[0-9a-f]{32}$/);
		expect(isOutdated(published, await previewBoard(ctx, scope))).toBe(false);
		await expect(publishBoard(ctx, { ...scope, byAccountId: 'x' })).rejects.toMatchObject({
			code: 'board_unchanged'
		});

		standIn.script = bad;
		await start();
		await ctx.officialRuns.ended();

		expect(isOutdated(published, await previewBoard(ctx, scope))).toBe(true);
		const second = await publishBoard(ctx, { ...scope, byAccountId: 'x' });
		expect(second.board.rows[0]).toMatchObject({
			unplaced: 'invalid',
			confirmation: { runs: 5, passes: 0, accepted: false, agreement: '1/1', answers: 1 }
		});
		expect(canonicalBoard(second.board)).toBe(second.document);
	});

	test('are refused before the close and for entries that cannot be confirmed', async ({ db }) => {
		const { ctx, world, scope, start } = await closedContest(db);
		await expect(
			startConfirmation(ctx, scope, { entryIds: ['no-such'], byAccountId: 'x' })
		).rejects.toMatchObject({ code: 'candidates_needed' });
		world.setNow(OPENS + DAY);
		await expect(start()).rejects.toMatchObject({ code: 'phase_closed' });
		world.setNow(CLOSES);
		const sun = { ...scope, challengeId: 'centro-civico' };
		await expect(
			startConfirmation(ctx, sun, { entryIds: [], byAccountId: 'x' })
		).rejects.toMatchObject({ code: 'unknown_challenge' });
		ctx.endpoint = { ...ctx.endpoint, model: 'otro-modelo' };
		await expect(start()).rejects.toMatchObject({ code: 'model_not_found' });
	});

	test('that a process left open are marked and run again; what is recorded is not', async ({
		db
	}) => {
		const { ctx, standIn, scope, entry, start } = await closedContest(db);
		await start();
		await ctx.officialRuns.ended();
		// As a power cut between runs leaves it.
		await db.write(async (tx) => {
			const { confirmationAnswer, confirmationAttempt } = tx.t;
			const rows = await tx.select().from(confirmationAnswer);
			const gone = rows.filter(({ run }) => run > 2);
			await tx.delete(confirmationAnswer);
			await tx.insert(confirmationAnswer).values(rows.filter((row) => !gone.includes(row)));
			const left = { id: 'left', entryId: entry.entryId, run: 3, startedAt: ctx.now() };
			await tx.insert(confirmationAttempt).values(left);
		});
		standIn.seen.length = 0;
		expect(await confirmationProgress(ctx, scope)).toMatchObject({
			done: 3,
			candidates: [{ interrupted: 1 }]
		});

		await resumeConfirmation(ctx, scope);
		await ctx.officialRuns.ended();

		expect(standIn.seen).toHaveLength(4);
		const attempts = await db.read.select().from(db.t.confirmationAttempt);
		expect(attempts.find(({ id }) => id === 'left')?.end).toBe('interrupted');
		expect(await confirmationProgress(ctx, scope)).toMatchObject({ done: 5, expected: 5 });
	});
});

describe('confirmation runs', () => {
	test('that are stopped leave no half of a replay, and are taken up again', async ({ db }) => {
		const { ctx, standIn, scope, start } = await closedContest(db);
		standIn.script = { fault: { kind: 'hang', after: 0 } };
		await start();
		await expect.poll(() => standIn.seen.length).toBeGreaterThan(0);

		await stopConfirmation(ctx, scope);

		expect(await answersOf(db)).toEqual([]);
		expect(await confirmationProgress(ctx, scope)).toMatchObject({
			stopped: true,
			going: false,
			failure: undefined
		});
		standIn.script = good;
		await resumeConfirmation(ctx, scope);
		await ctx.officialRuns.ended();
		expect(await confirmationProgress(ctx, scope)).toMatchObject({ done: 5, stopped: false });
	});

	test('cost at most what their preview says', async ({ db }) => {
		const { ctx, scope, entry, start } = await closedContest(db);
		const chosen = { entryIds: [entry.entryId, 'no-such'] };
		const cost = await confirmationCost(ctx, scope, chosen);
		expect(cost).toMatchObject({ entries: 1, runs: 5, calls: 10 });

		await start();
		await ctx.officialRuns.ended();

		const spent = (await answersOf(db)).reduce((sum, { energyNwh }) => sum + energyNwh, 0n);
		expect(spent).toBeGreaterThan(0n);
		expect(spent).toBeLessThanOrEqual(cost.worstNwh);
		expect(await confirmationCost(ctx, scope, chosen)).toMatchObject({ runs: 0, worstNwh: 0n });
	});

	test('whose endpoint fails stop, say why, and go on where they stopped', async ({ db }) => {
		const { ctx, standIn, scope, start } = await closedContest(db);
		standIn.script = { status: 500 };
		await start();
		await ctx.officialRuns.ended();
		const failed = await confirmationProgress(ctx, scope);
		expect(failed).toMatchObject({ done: 0, failure: 'endpoint_error' });
		expect(failed.candidates[0]?.failed).toBeGreaterThan(0);

		standIn.script = good;
		await resumeConfirmation(ctx, scope);
		await ctx.officialRuns.ended();
		expect(await confirmationProgress(ctx, scope)).toMatchObject({ done: 5, failure: undefined });
	});
});
