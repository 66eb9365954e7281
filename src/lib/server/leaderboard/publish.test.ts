import { afterEach, expect } from 'vitest';
import { computeBoard, canonicalBoard } from '#scoring';
import { EXAMPLE_PROMPTS } from '../../../rehearsal/example-prompts.ts';
import { startRehearsalEndpoint, type RehearsalEndpoint } from '../../../rehearsal/server.ts';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import {
	DAY,
	demoRulebook,
	HOUR,
	OPENS,
	openWorld,
	type World
} from '../../../../tests/support/world.ts';
import { challengeInForce } from '../contest/in-force.ts';
import { happenNow, moveInstant } from '../contest/schedule.ts';
import type { Db } from '../db/client.ts';
import { runsProgress, startOfficialRuns } from '../entries/official-runs.ts';
import { present } from '../entries/present.ts';
import { entriesOf } from '../entries/standing.ts';
import { begin } from '../gateway/begin.ts';
import { sha256Hex } from '../ledger/record.ts';
import { giveVerdict } from '../judging/verdict.ts';
import { certain } from './doubted.ts';
import { boardFacts } from './facts.ts';
import { refreshPublicBoard, visibleBoard } from './public-board.ts';
import { publishBoard } from './publish.ts';

let endpoint: RehearsalEndpoint | undefined;

afterEach(async () => {
	await endpoint?.close();
	endpoint = undefined;
});

async function contestAt(db: Db) {
	endpoint = await startRehearsalEndpoint({ seed: 5 });
	const rulebook = demoRulebook();
	for (const { budget } of rulebook.rounds.flatMap(({ challenges }) => challenges)) {
		budget.callsPerMinute = 1000;
		budget.presentations = 20;
	}
	return openWorld(db, { endpointUrl: `${endpoint.url}/v1`, rulebook });
}

const good = EXAMPLE_PROMPTS.filter(({ quality }) => quality === 'good');
const hogar = good.find(({ reto }) => reto === 'hogar')?.text ?? '';
const centro = good.find(({ reto }) => reto === 'centro-civico')?.text ?? '';

/** Asks until the checks pass, as a team does. */
async function validEntry(world: World, of?: { id: string; accountId: string }) {
	const { ctx, contest } = world;
	const team = of ?? (await world.newTeam());
	for (let attempt = 0; attempt < 10; attempt++) {
		const call = { contest, challengeId: 'hogar', team, accountId: team.accountId };
		const live = await begin(ctx, { ...call, asked: { prompt: hogar } });
		await live.settled;
		const presented = { conversation: live.conversationId };
		const { passed, entryId } = await present(ctx, { ...call, presented });
		if (passed) return { team, entryId };
	}
	throw new Error('no valid answer in ten attempts');
}

async function judge(
	world: World,
	judgeId: string,
	entryId: string,
	decision: 'valid' | 'invalid'
) {
	const { ctx, contest } = world;
	const given = { contest, entryId, judgeId, decision, levels: {} };
	await ctx.db.write((tx) => giveVerdict(tx, { ...given, reason: 'Porque sí', at: ctx.now() }));
}

onEveryEngine('a board', ({ test }) => {
	test('is published once judged: valid entries by their energy, the rest with their reasons', async ({
		db
	}) => {
		const world = await contestAt(db);
		const [judgeA, judgeB] = [await world.newStaff('judge'), await world.newStaff('judge')];
		const organiser = await world.newStaff('organiser');
		const entries = [
			await validEntry(world),
			await validEntry(world),
			await validEntry(world),
			await validEntry(world)
		];
		const [yes, no, torn] = entries;
		await judge(world, judgeA, yes?.entryId ?? '', 'valid');
		await judge(world, judgeA, no?.entryId ?? '', 'invalid');
		await judge(world, judgeA, torn?.entryId ?? '', 'valid');
		await judge(world, judgeB, torn?.entryId ?? '', 'invalid');
		world.setNow(OPENS + 14 * DAY);

		const published = await publishBoard(world.ctx, {
			contest: world.contest,
			challengeId: 'hogar',
			byAccountId: organiser
		});

		const rows = new Map(published.board.rows.map((row) => [row.teamId, row]));
		expect(rows.get(yes?.team.id ?? '')).toMatchObject({ place: 1, state: 'valid' });
		expect(rows.get(no?.team.id ?? '')).toMatchObject({ unplaced: 'invalid' });
		expect(rows.get(torn?.team.id ?? '')).toMatchObject({ unplaced: 'pending' });
		expect(rows.get(entries[3]?.team.id ?? '')).toMatchObject({ unplaced: 'pending' });
	});

	test('is what the pure library computes from the same facts, and does not change afterwards', async ({
		db
	}) => {
		const world = await contestAt(db);
		const judgeId = await world.newStaff('judge');
		const { entryId } = await validEntry(world);
		await judge(world, judgeId, entryId, 'valid');
		world.setNow(OPENS + 14 * DAY);
		const { contest, ctx } = world;
		const scope = { contest, challengeId: 'hogar', byAccountId: judgeId };
		const published = await publishBoard(ctx, scope);
		const { challenge, round } = challengeInForce(contest, { challengeId: 'hogar', at: ctx.now() });
		const facts = await boardFacts(db.read, {
			contest,
			round,
			challenge,
			standing: 'official',
			seq: published.board.seq,
			at: published.publishedAt
		});

		expect(canonicalBoard(computeBoard(facts))).toBe(canonicalBoard(certain(published.board)));
		expect(canonicalBoard(published.board)).toBe(published.document);
		await expect(publishBoard(ctx, scope)).rejects.toMatchObject({ code: 'board_unchanged' });
		await judge(world, judgeId, entryId, 'invalid');
		const second = await publishBoard(ctx, scope);
		expect(second.version).toBe(2);
		const boards = await db.read.select().from(db.t.board);
		expect(boards.find(({ version }) => version === 1)?.document).toBe(published.document);
	});

	test('before the close is not published', async ({ db }) => {
		const world = await contestAt(db);
		const scope = { contest: world.contest, challengeId: 'hogar', byAccountId: 'x' };

		await expect(publishBoard(world.ctx, scope)).rejects.toMatchObject({ code: 'phase_closed' });
	});

	test('shows the public nothing that happened after the freeze', async ({ db }) => {
		const world = await contestAt(db);
		const { ctx, contest } = world;
		await validEntry(world);
		const late = await world.newTeam();
		await refreshPublicBoard(ctx, { contest, challengeId: 'hogar' });
		world.setNow(OPENS + 12 * DAY + HOUR);
		await validEntry(world, late);
		await refreshPublicBoard(ctx, { contest, challengeId: 'hogar' });

		const scope = { contest, challengeId: 'hogar', at: ctx.now() };
		const visible = await visibleBoard(db.read, scope);

		expect(visible).toMatchObject({ kind: 'provisional', frozen: true });
		expect(visible.kind === 'provisional' && visible.board.rows).toHaveLength(1);
		expect(await entriesOf(db.read, { contestId: contest.id })).not.toHaveLength(1);
	});

	test('of templates comes from official runs on sheets that nobody has seen', async ({ db }) => {
		const world = await contestAt(db);
		const { ctx, contest } = world;
		const team = await world.newTeam();
		const scope = { contest, challengeId: 'centro-civico' };
		const presented = { template: centro };
		await present(ctx, { ...scope, team, accountId: team.accountId, presented });
		await expect(startOfficialRuns(ctx, scope)).rejects.toMatchObject({ code: 'phase_closed' });
		world.setNow(OPENS + 14 * DAY);

		await startOfficialRuns(ctx, scope);
		await ctx.officialRuns.ended();

		expect(await runsProgress(ctx, scope)).toMatchObject({
			done: 15,
			expected: 15,
			failure: undefined
		});
		const [entry] = await entriesOf(db.read, { contestId: contest.id });
		expect(entry?.checks?.outcomes).toHaveLength(5);
		expect(entry?.checks?.quality).toMatch(/^\d+\/\d+$/);
		const [secret] = await db.read.select().from(db.t.instanceSecret);
		expect(secret?.treeRoot).toMatch(/^[0-9a-f]{64}$/);
		await startOfficialRuns(ctx, scope);
		await ctx.officialRuns.ended();
		expect(await db.read.select().from(db.t.officialRun)).toHaveLength(15);

		await publishBoard(ctx, { ...scope, byAccountId: 'x' });
		const facts = (await db.read.select().from(db.t.fact)).map(({ leaf }) => JSON.parse(leaf));
		const dataOf = (kind: string) => facts.find((fact) => fact.kind === kind)?.data;
		const { secret: revealed } = dataOf('instances-revealed');
		expect(sha256Hex(Buffer.from(revealed, 'hex'))).toBe(dataOf('instances-committed').commitment);
	});
});

onEveryEngine('a phase', ({ test }) => {
	const change = (world: World) => ({
		roundId: world.contest.rulebook.rounds[0]?.id ?? '',
		reason: 'Corte de luz en la sede',
		byAccountId: 'x'
	});

	test('that is closed now brings what should come before it forward', async ({ db }) => {
		const world = await contestAt(db);
		const at = world.ctx.now();

		await db.write((tx) =>
			happenNow(tx, { ...change(world), contest: world.contest, instant: 'closes', at })
		);

		const contest = await world.reload();
		const later = challengeInForce(contest, { challengeId: 'hogar', at: at + 1000 });
		expect(later.state.phase).toBe('closed');
		expect(later.state.registrationOpen).toBe(false);
	});

	test('is moved with a reason, never into the past and never out of order', async ({ db }) => {
		const world = await contestAt(db);
		const at = world.ctx.now();
		const move = (movedTo: number, reason = 'Corte de luz') =>
			db.write(async (tx) =>
				moveInstant(tx, {
					...change(world),
					contest: await world.reload(),
					instant: 'closes',
					movedTo,
					reason,
					at
				})
			);

		await move(OPENS + 15 * DAY);
		await expect(move(OPENS + 1 * DAY)).rejects.toMatchObject({ code: 'schedule_disorder' });
		await expect(move(at - 1)).rejects.toMatchObject({ code: 'schedule_disorder' });
		await expect(move(OPENS + 15 * DAY, ' ')).rejects.toMatchObject({ code: 'reason_needed' });

		const { schedule } = await world.reload();
		expect([...schedule.values()][0]?.closes).toBe(OPENS + 15 * DAY);
	});
});
