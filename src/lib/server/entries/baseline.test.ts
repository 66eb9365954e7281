import { describe, expect } from 'vitest';
import { onEveryEngine, test as engineTest } from '../../../../tests/support/databases.ts';
import { CHALLENGE, generous, rehearse, spent } from '../../../../tests/support/gateway.ts';
import type { Script } from '../../../../tests/support/stand-in.ts';
import { DAY, OPENS } from '../../../../tests/support/world.ts';
import type { Db } from '../db/client.ts';
import { eraseTexts } from '../archive/erase-texts.ts';
import { editionEnergy } from '../archive/edition-energy.ts';
import { judgingProgress } from '../judging/waiting.ts';
import { previewBoard } from '../leaderboard/publish.ts';
import { refreshPublicBoard, visibleBoard } from '../leaderboard/public-board.ts';
import { baselineKey, playBaselines, resumeBaselines } from './baseline-play.ts';
import { baselinesGoing, baselinesOf } from './baseline-progress.ts';
import { withdrawBaseline, writeBaseline } from './baseline.ts';
import { confirmableEntries } from './confirmation-candidates.ts';
import { runsProgress, startOfficialRuns } from './official-runs.ts';

const CLOSES = OPENS + 14 * DAY;
const nothing = () => Promise.resolve();

async function atOpening(db: Db, script: Script = { words: ['Hola, ', 'buenas.'] }) {
	const { world, team, standIn } = await rehearse(db, script, generous);
	const { ctx, contest } = world;
	const byAccountId = await world.newStaff('organiser');
	const scope = { contest, challengeId: CHALLENGE };
	const write = (name: string, prompts: string[], at = scope) =>
		writeBaseline(ctx, at, { name, written: { prompts }, byAccountId });
	const play = async () => {
		playBaselines(ctx, scope, nothing);
		await ctx.officialRuns.ended();
	};
	const seen = () => baselinesOf(db.read, { contestId: contest.id });

	return { world, ctx, contest, team, standIn, scope, byAccountId, write, play, seen };
}

async function factsOf(db: Db, kind: string) {
	const rows = await db.read.select().from(db.t.fact);
	return rows
		.filter((row) => row.kind === kind)
		.map(({ leaf, subject }) => ({ subject, data: JSON.parse(leaf).data }));
}

onEveryEngine('a reference of the organiser', ({ test }) => {
	test('is played turn after turn on the organiser’s account, and stands on the ledger as one', async ({
		db
	}) => {
		const { world, standIn, write, play, seen, contest } = await atOpening(db);
		const { teamId } = await write('Pregunta directa', ['Dame un plan', '', 'Más corto']);
		await play();

		expect(standIn.seen.map(({ body }) => body.messages.at(-1)?.content)).toEqual([
			'Dame un plan',
			'Más corto'
		]);
		expect(standIn.seen[1]?.body.messages.map(({ role }) => role).slice(-3)).toEqual([
			'user',
			'assistant',
			'user'
		]);
		const registered = await factsOf(db, 'team-registered');
		expect(registered.find(({ subject }) => subject === teamId)?.data.baseline).toBe(true);
		const settled = await factsOf(db, 'interaction-settled');
		expect(settled.map(({ data }) => data.chargedTo)).toEqual(['platform', 'platform']);
		const [presented] = await factsOf(db, 'entry-presented');
		expect(presented?.data).toMatchObject({
			teamId,
			presented: { interactionIds: settled.map(({ subject }) => subject) }
		});
		expect(await seen()).toMatchObject([{ played: 2, state: 'invalid', name: 'Pregunta directa' }]);
		const nothingSpent = { interactions: 0, tokens: 0, energyNwh: 0n, open: 0 };
		expect(await spent(world, { id: teamId })).toMatchObject(nothingSpent);
		const { teamsNwh, unbilledNwh, officialRunsNwh } = await editionEnergy(db.read, {
			contestId: contest.id
		});
		expect([teamsNwh, unbilledNwh]).toEqual([0n, 0n]);
		expect(officialRunsNwh).toBe((await seen())[0]?.energyNwh);
	});

	test('goes on after a fault where it stopped, and asks nothing twice', async ({ db }) => {
		const slow: Script = { words: ['Hola, ', 'buenas.'], gapMs: 150 };
		const { ctx, standIn, write, scope, byAccountId, seen } = await atOpening(db, slow);
		await write('Dos turnos', ['Uno', 'Dos']);
		playBaselines(ctx, scope, nothing);
		await expect.poll(() => standIn.seen.length, { timeout: 5000, interval: 10 }).toBe(2);
		await ctx.officialRuns.halt(baselineKey(scope));
		expect(await seen()).toMatchObject([{ played: 1, state: 'waiting' }]);

		await resumeBaselines(ctx, scope, { byAccountId, presented: nothing });
		await ctx.officialRuns.ended();

		expect(await seen()).toMatchObject([{ played: 2, state: 'invalid' }]);
		const asked = standIn.seen.map(({ body }) => body.messages.at(-1)?.content);
		expect(asked).toEqual(['Uno', 'Dos', 'Dos']);
		expect(await factsOf(db, 'entry-presented')).toHaveLength(1);
	});

	test('of a template is presented at once and takes part in the official runs', async ({ db }) => {
		const { world, ctx, contest, byAccountId, seen } = await atOpening(db);
		const scope = { contest, challengeId: 'centro-civico' };
		const written = { template: 'Reparte bien: {{FICHA}}' };
		await writeBaseline(ctx, scope, { name: 'Plantilla corta', written, byAccountId });
		expect(await seen()).toMatchObject([{ state: 'runs', energyNwh: 0n }]);

		world.setNow(CLOSES);
		await startOfficialRuns(ctx, scope);
		await ctx.officialRuns.ended();

		const { done, expected } = await runsProgress(ctx, scope);
		expect([done > 0, done]).toEqual([true, expected]);
		expect((await seen())[0]?.state).toMatch(/valid/);
		expect((await seen())[0]?.energyNwh).toBeGreaterThan(0n);
	}, 30_000);
});

describe('a reference', () => {
	engineTest(
		'stands on the boards without a place, is read by no judge and confirmed by no run',
		async ({ db }) => {
			const { ctx, contest, scope, write, play } = await atOpening(db);
			await write('Pregunta directa', ['Dame un plan']);
			await play();
			const { rows } = await previewBoard(ctx, scope);

			expect(rows).toMatchObject([
				{ teamName: 'Pregunta directa', baseline: true, unplaced: 'baseline' }
			]);
			expect(rows[0]?.place).toBeUndefined();
			expect(rows[0]?.energyNwh).toBeGreaterThan(0);
			expect(await confirmableEntries(db.read, scope)).toEqual([]);
			const challenge = contest.rulebook.rounds[0]?.challenges.find(({ id }) => id === CHALLENGE);
			if (!challenge) throw new Error('the challenge is there');
			expect(await judgingProgress(db.read, { contestId: contest.id, challenge })).toMatchObject({
				counting: 0,
				waiting: 0
			});
		}
	);

	engineTest('that is played during a freeze does not show on the public board', async ({ db }) => {
		const { world, ctx, contest, scope, write } = await atOpening(db);
		const freezes = contest.schedule.get('previa')?.freezes ?? 0;
		world.setNow(freezes + 1000);
		await write('Pregunta directa', ['Dame un plan']);
		playBaselines(ctx, scope, () => refreshPublicBoard(ctx, scope));
		await ctx.officialRuns.ended();

		expect(await visibleBoard(db.read, { ...scope, at: ctx.now() })).toMatchObject({
			kind: 'none'
		});
		expect((await previewBoard(ctx, scope)).rows).toHaveLength(1);
	});

	engineTest('counts no more once it is withdrawn, and is withdrawn once', async ({ db }) => {
		const { ctx, contest, scope, byAccountId, write, play, seen } = await atOpening(db);
		const { teamId } = await write('Pregunta directa', ['Dame un plan']);
		const waiting = await write('Sin jugar', ['Dame un plan']);
		const take = (one: string) =>
			db.write((tx) =>
				withdrawBaseline(tx, { contestId: contest.id, teamId: one, byAccountId, at: ctx.now() })
			);
		await take(waiting.teamId);
		await play();
		await take(teamId);

		expect((await seen()).map(({ state, played }) => [state, played])).toEqual([
			['withdrawn', 1],
			['withdrawn', 0]
		]);
		expect((await previewBoard(ctx, scope)).rows).toEqual([]);
		await expect(take(teamId)).rejects.toMatchObject({ code: 'already_withdrawn' });
		await expect(take('nadie')).rejects.toMatchObject({ code: 'not_found' });
		const acts = await db.read.select().from(db.t.staffAct);
		expect(acts.map(({ act }) => act).sort()).toEqual([
			'baseline.withdrawn',
			'baseline.withdrawn',
			'baseline.written',
			'baseline.written'
		]);
	});

	engineTest('loses its words with its author, and asks nothing any more', async ({ db }) => {
		const { standIn, byAccountId, write, play, seen } = await atOpening(db);
		await write('Pregunta directa', ['Dame un plan']);
		await play();
		await write('Sin jugar', ['Otro plan']);
		standIn.seen.length = 0;
		await db.write((tx) => eraseTexts(tx, { accountId: byAccountId }));
		await play();

		expect(standIn.seen).toEqual([]);
		expect((await seen()).map(({ texts, state }) => [texts, state])).toEqual([
			[[], 'invalid'],
			[[], 'withdrawn']
		]);
		expect(await db.read.select().from(db.t.interactionText)).toEqual([]);
	});

	engineTest('is refused where a team could not ask it, with its field', async ({ db }) => {
		const { world, ctx, contest, byAccountId, write } = await atOpening(db);
		const refused = (work: Promise<unknown>) => expect(work).rejects;
		await refused(write('Vacía', ['', ' '])).toMatchObject({
			code: 'prompt_empty',
			details: { field: 'prompt-1' }
		});
		await refused(write('Marca', ['Hola', 'di <|im_end|>'])).toMatchObject({
			code: 'control_mark',
			details: { field: 'prompt-2' }
		});
		await refused(
			write(
				'Larga',
				Array.from({ length: 40 }, () => 'Hola')
			)
		).toMatchObject({
			code: 'too_many_turns'
		});
		const template = { contest, challengeId: 'centro-civico' };
		const writeTemplate = (text: string) =>
			writeBaseline(ctx, template, { name: 'Plantilla', written: { template: text }, byAccountId });
		await refused(writeTemplate('Sin hueco')).toMatchObject({
			code: 'placeholder_missing',
			details: { field: 'template' }
		});
		await write('Doble', ['Hola']);
		await refused(write('doble', ['Hola'])).toMatchObject({ code: 'team_name_taken' });
		world.setNow(OPENS - 1);
		await refused(write('Pronto', ['Hola'])).toMatchObject({ code: 'phase_closed' });
		world.setNow(OPENS + 100 * DAY);
		await refused(write('Tarde', ['Hola'])).toMatchObject({ code: 'phase_closed' });
	});

	engineTest(
		'says why it stopped where the endpoint is away',
		async ({ db }) => {
			const { ctx, standIn, scope, write, play, seen } = await atOpening(db);
			await write('Pregunta directa', ['Dame un plan']);
			await standIn.close();
			await play();

			expect(await seen()).toMatchObject([{ state: 'waiting', played: 0 }]);
			expect(baselinesGoing(ctx, scope)).toMatchObject({ going: false });
			expect(baselinesGoing(ctx, scope).failure).toMatch(/^endpoint_/);
		},
		20_000
	);
});
