import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { ask, CHALLENGE, generous, rehearse } from '../../../../tests/support/gateway.ts';
import { DAY, OPENS, type World } from '../../../../tests/support/world.ts';
import { challengeOf, type Board, type Rulebook } from '#scoring';
import { present } from '../entries/present.ts';
import { recentArena } from './arena.ts';
import { ownMoves } from './own-moves.ts';
import { refreshPublicBoard, visibleBoard } from './public-board.ts';
import { keepTrace, MOST_CHANGES, publicTraces } from './public-trace.ts';

/** Whatever is answered is valid. */
function lenient(rulebook: Rulebook): void {
	generous(rulebook);
	for (const challenge of rulebook.rounds.flatMap(({ challenges }) => challenges)) {
		if (challenge.kind === 'conversation') challenge.checks = [{ kind: 'not-cut' }];
	}
}

const FREEZES = OPENS + 12 * DAY;
type Team = { id: string; accountId: string };

async function presentAs(world: World, team: Team, prompt: string) {
	const { ctx, contest } = world;
	const live = await ask(world, team, prompt);
	await live.settled;
	const presented = { conversation: live.conversationId };
	await present(ctx, {
		contest,
		challengeId: CHALLENGE,
		team,
		accountId: team.accountId,
		presented
	});
	await refreshPublicBoard(ctx, { contest, challengeId: CHALLENGE });
}

const tracesOf = ({ ctx, contest }: World) =>
	publicTraces(ctx.db.read, {
		contestId: contest.id,
		challengeId: CHALLENGE,
		until: Number.MAX_SAFE_INTEGER
	});

const ownOf = ({ ctx, contest }: World, team: Team, after: number) => {
	const found = challengeOf(contest.rulebook, CHALLENGE);
	if (!found) throw new Error('no challenge');
	const { challenge } = found;

	return ownMoves(ctx.db.read, { contestId: contest.id, challenge, teamId: team.id, after });
};

onEveryEngine('the way of a team on the public’s board', ({ test }) => {
	test('is one point for each change that the public saw', async ({ db }) => {
		const words = ['una', 'dos', 'tres'];
		const { world, team, standIn } = await rehearse(db, { words }, lenient);
		const other = await world.newTeam();
		await presentAs(world, team, 'Larga');
		await presentAs(world, other, 'Otra');
		standIn.script.words = ['una'];
		await presentAs(world, team, 'Corta');

		const traces = await tracesOf(world);
		const [first, second] = traces.get(team.id) ?? [];
		expect(traces.get(team.id)).toHaveLength(2);
		expect(traces.get(other.id)).toHaveLength(1);
		expect(first?.costMwh).toBeGreaterThan(second?.costMwh ?? Infinity);
		const { contest, ctx } = world;
		const visible = await visibleBoard(ctx.db.read, {
			contest,
			challengeId: CHALLENGE,
			at: ctx.now()
		});
		expect(visible).toMatchObject({ kind: 'provisional' });
		const { arena } = await recentArena(ctx, { contest, challengeId: CHALLENGE });
		const own = arena?.teams.find(({ teamId }) => teamId === team.id);
		expect(own?.moves.map(({ point }) => point?.costMwh)).toEqual([
			first?.costMwh,
			second?.costMwh
		]);
	});

	test('ends at the freeze for everybody but the team itself', async ({ db }) => {
		const { world, team } = await rehearse(db, {}, lenient);
		const { ctx, contest } = world;
		const other = await world.newTeam();
		await presentAs(world, team, 'Antes');
		world.setNow(FREEZES + 1000);
		const before = await tracesOf(world);
		const shown = await recentArena(ctx, { contest, challengeId: CHALLENGE });
		await presentAs(world, team, 'Después de la congelación, con algo más que decir');
		world.setNow(FREEZES + 60_000);

		expect(await tracesOf(world)).toEqual(before);
		expect(await recentArena(ctx, { contest, challengeId: CHALLENGE })).toEqual(shown);
		const own = await ownOf(world, team, shown.arena?.at ?? 0);
		expect(own).toHaveLength(1);
		expect(own[0]).toMatchObject({ point: { costMwh: expect.any(Number) } });
		expect(await ownOf(world, other, 0)).toEqual([]);
	});

	test('costs the team itself exactly what the board will say', async ({ db }) => {
		const { world, team } = await rehearse(db, {}, lenient);
		await presentAs(world, team, 'Lo mismo');
		const [own] = await ownOf(world, team, 0);
		const [point] = (await tracesOf(world)).get(team.id) ?? [];

		expect(own?.point?.costMwh).toBeCloseTo(point?.costMwh ?? 0, 9);
	});

	test('keeps no more than its bound, and says when a team left', async ({ db }) => {
		const { world, team } = await rehearse(db, {}, lenient);
		const { ctx, contest } = world;
		await presentAs(world, team, 'Hola');
		const scope = { contest, challengeId: CHALLENGE, at: ctx.now() };
		const visible = await visibleBoard(ctx.db.read, scope);
		if (visible.kind !== 'provisional') throw new Error('no board');
		const board = (costNwh: string): Board => ({
			...visible.board,
			rows: visible.board.rows.map((row) => ({ ...row, costNwh }))
		});
		const keep = (board: Board, at: number) =>
			db.write((tx) => keepTrace(tx, { contestId: contest.id, challengeId: CHALLENGE, board, at }));
		for (let n = 1; n <= MOST_CHANGES + 5; n++) await keep(board(`${n}/1`), scope.at + n);
		await keep({ ...visible.board, rows: [] }, scope.at + 1000);

		const kept = (await tracesOf(world)).get(team.id) ?? [];
		expect(kept).toHaveLength(MOST_CHANGES);
		expect(kept.at(-1)).toMatchObject({ state: 'gone', costMwh: undefined });
	});
});
