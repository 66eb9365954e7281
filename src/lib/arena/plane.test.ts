import { expect, test } from 'vitest';
import type { ArenaTeam } from './arena-view.ts';
import { furthestOf, planeAt } from './plane.ts';

const team = (teamId: string, costMwh: number, parts: Partial<ArenaTeam> = {}): ArenaTeam => ({
	teamId,
	team: `Equipo ${teamId}`,
	ghost: false,
	moves: [{ at: 10, point: { costMwh, quality: 0.5, band: 'valid' } }],
	...parts
});
const pending = (costMwh: number) => ({
	moves: [{ at: 10, point: { costMwh, band: 'pending' as const } }]
});
const words = { series: (kind: string) => kind, note: () => undefined };
const asked = { hasQuality: true, until: 10, ownTeamId: 'a', provisional: false, words };

test('the organiser’s baselines are drawn apart and lead nobody', () => {
	const teams = [team('a', 80), team('base', 10, { ghost: true })];
	const plane = planeAt({ ...asked, teams });

	expect(plane.series.map(({ name, shape }) => [name, shape])).toEqual([
		['valid', 'circle'],
		['ghost', 'diamond']
	]);
	expect(plane.leading.map(({ teamId }) => teamId)).toEqual(['a']);
	expect(plane.series[0]?.points[0]).toMatchObject({ own: true });
});

test('who waits for the jury counts on a provisional board and on no official one', () => {
	const teams = [team('a', 80), team('b', 20, pending(20))];
	const leaders = (provisional: boolean) =>
		planeAt({ ...asked, teams, hasQuality: false, provisional }).leading.map((one) => one.teamId);

	expect(leaders(true)).toEqual(['b']);
	expect(leaders(false)).toEqual(['a']);
});

test('whose quality nobody has measured stands nowhere, unless it is not valid', () => {
	const invalid = { moves: [{ at: 10, point: { costMwh: 30, band: 'invalid' as const } }] };
	const teams = [team('b', 20, pending(20)), team('c', 30, invalid)];
	const { series } = planeAt({ ...asked, teams });

	expect(series.flatMap(({ points }) => points.map(({ id, y }) => [id, y]))).toEqual([['c', 0]]);
});

test('a way is drawn from two stations on, and only as far as the moment goes', () => {
	const moves = [1, 2, 3].map((at) => ({
		at,
		point: { costMwh: 100 / at, quality: 0.5, band: 'valid' as const }
	}));
	const teams = [team('a', 0, { moves })];

	expect(planeAt({ ...asked, teams, until: 1 }).ways).toEqual([]);
	expect(planeAt({ ...asked, teams, until: 2 }).ways).toMatchObject([
		{
			points: [
				{ x: 100, y: 0.5 },
				{ x: 50, y: 0.5 }
			]
		}
	]);
	expect(furthestOf(teams, 20)).toBeCloseTo(105);
});
