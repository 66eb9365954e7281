import { expect, test } from 'vitest';
import {
	LINES_SHOWN,
	scenesOf,
	withoutWays,
	type ScreenBoard,
	type ScreenState
} from './scenes.ts';

const board = (teams: number): ScreenBoard => ({
	id: 'hogar',
	title: 'Hogar',
	ranking: { policy: 'gate-then-energy' },
	kind: 'provisional',
	frozen: false,
	freezes: 0,
	teams,
	lines: Array.from({ length: teams }, (_, index) => ({
		teamId: `t${index}`,
		team: `Equipo ${index}`,
		place: index + 1,
		costMwh: 80
	})),
	arena: undefined
});
const state = (parts: Partial<ScreenState> = {}): ScreenState => ({
	now: 0,
	title: 'Edición',
	timeZone: 'Europe/Madrid',
	phase: 'open',
	next: undefined,
	address: 'https://vatio.example/contests/x',
	registrationOpen: true,
	boards: [],
	announcement: undefined,
	...parts
});

test('a screen always has something to show', () => {
	expect(scenesOf(state()).map(({ kind }) => kind)).toEqual(['join']);
});

test('a board comes in pages that can be read from afar, and nobody is on two of them', () => {
	const scenes = scenesOf(state({ boards: [board(LINES_SHOWN + 2)] }));
	const pages = scenes.flatMap((scene) => (scene.kind === 'board' ? [scene.lines.length] : []));

	expect(pages).toEqual([LINES_SHOWN, 2]);
	expect(new Set(scenes.map(({ key }) => key)).size).toBe(scenes.length);
});

test('what is there comes round: the countdown, boards, arenas, the announcement, the address', () => {
	const arena = {
		hasQuality: false,
		at: 5,
		teams: [
			{
				teamId: 't0',
				team: 'Equipo 0',
				ghost: false,
				moves: [
					{ at: 1, point: { costMwh: 90, band: 'pending' as const } },
					{ at: 5, point: { costMwh: 80, band: 'valid' as const } }
				]
			}
		]
	};
	const boards = [{ ...board(1), arena: withoutWays(arena) }];
	const next = { instant: 'closes' as const, at: 10 };
	const scenes = scenesOf(state({ boards, next, announcement: { text: 'Hola', at: 1 } }));

	expect(scenes.map(({ kind }) => kind)).toEqual([
		'countdown',
		'board',
		'arena',
		'announcement',
		'join'
	]);
	expect(JSON.stringify(scenes)).not.toContain('"costMwh":90');
});
