import { expect, test } from 'vitest';
import type { BoardLine, BoardView } from '../board-view.ts';
import { arenaView, instantsOf, wayUntil } from './arena-view.ts';

const line = (teamId: string, parts: Partial<BoardLine> = {}): BoardLine => ({
	teamId,
	team: `Equipo ${teamId}`,
	state: 'valid',
	shared: false,
	costMwh: 80,
	interactions: 1,
	completionTokens: 300,
	estimated: false,
	otherPlaces: [],
	...parts
});
const board = (lines: BoardLine[]): BoardView => ({
	challenge: 'hogar',
	policy: 'gate-then-energy',
	profileId: 'p',
	simulated: false,
	batch: 32,
	batches: [],
	rulebookVersion: 1,
	at: 30,
	hasQuality: false,
	hasScore: false,
	placed: lines.filter(({ place }) => place !== undefined),
	unplaced: lines.filter(({ place }) => place === undefined),
	moved: 0,
	tied: 0
});
const move = (at: number, costMwh: number, state: BoardLine['state'] | 'gone' = 'pending') => ({
	at,
	state,
	costMwh: state === 'gone' ? undefined : costMwh,
	quality: undefined
});

test('a team’s way leads through what the public’s board showed to where it stands', () => {
	const traces = new Map([['a', [move(10, 200), move(20, 80, 'valid')]]]);
	const { teams } = arenaView(board([line('a', { place: 1 })]), traces);
	const [team = { moves: [] }] = teams;

	expect(instantsOf(teams)).toEqual([10, 20]);
	expect(wayUntil(team, 10)).toMatchObject({ way: [{ costMwh: 200, band: 'pending' }] });
	expect(wayUntil(team, 20).now).toMatchObject({ costMwh: 80, band: 'valid' });
	expect(wayUntil(team, 9)).toEqual({ way: [], now: undefined });
});

test('what a published board changed is the last station', () => {
	const traces = new Map([['a', [move(10, 200)]]]);
	const { teams } = arenaView(board([line('a', { place: 1 })]), traces);

	expect(teams[0]?.moves.at(-1)).toEqual({
		at: 30,
		point: expect.objectContaining({ costMwh: 80 })
	});
});

test('nothing is shown that is later than the board', () => {
	const traces = new Map([['a', [move(10, 200), move(31, 1)]]]);
	const { teams } = arenaView(board([line('a', { place: 1 })]), traces);

	expect(JSON.stringify(teams)).not.toContain('"costMwh":1,');
	expect(instantsOf(teams)).toEqual([10, 30]);
});

test('teams that left the board are not on it, and a way begins anew after a withdrawal', () => {
	const traces = new Map([
		['a', [move(5, 300), move(10, 0, 'gone'), move(20, 80, 'valid')]],
		['b', [move(5, 90), move(8, 0, 'gone')]]
	]);
	const { teams } = arenaView(board([line('a', { place: 1 })]), traces);
	const [team = { moves: [] }] = teams;

	expect(teams.map(({ teamId }) => teamId)).toEqual(['a']);
	expect(wayUntil(team, 12).now).toBeUndefined();
	expect(wayUntil(team, 30).way).toHaveLength(1);
});

test('the organiser’s baselines are ghosts, and whoever presented nothing stands nowhere', () => {
	const { teams } = arenaView(
		board([
			line('base', { unplaced: 'baseline', costMwh: 500 }),
			line('nada', { unplaced: 'empty', state: 'pending' })
		]),
		new Map()
	);

	expect(teams).toMatchObject([{ teamId: 'base', ghost: true, moves: [{ at: 30 }] }]);
});
