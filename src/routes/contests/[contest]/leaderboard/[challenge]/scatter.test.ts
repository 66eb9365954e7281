import { describe, expect, test } from 'vitest';
import { bandOf } from '#lib/board-band.ts';
import type { BoardLine, BoardView } from '#lib/board-view.ts';
import { scatterOf } from './scatter.ts';

const line = (teamId: string, parts: Partial<BoardLine> = {}): BoardLine => ({
	teamId,
	team: teamId,
	state: 'valid',
	shared: false,
	costMwh: 80,
	interactions: 1,
	completionTokens: 300,
	estimated: false,
	otherPlaces: [],
	...parts
});
const view = (placed: BoardLine[], unplaced: BoardLine[] = []): BoardView => ({
	challenge: 'hogar',
	policy: 'gate-then-energy',
	profileId: 'p',
	simulated: false,
	batch: 32,
	batches: [8, 64],
	rulebookVersion: 1,
	at: 0,
	hasQuality: [...placed, ...unplaced].some(({ quality }) => quality !== undefined),
	hasScore: false,
	placed,
	unplaced,
	moved: 0,
	tied: 0
});
const words = { series: (band: string) => band, note: () => undefined };
const wrong = line('wrong', { state: 'invalid', unplaced: 'invalid' });
const waiting = line('waiting', { state: 'pending', unplaced: 'pending' });

describe('the drawing of validity against energy', () => {
	test('tells valid, waiting and invalid apart by shape and word, and leaves out who withdrew', () => {
		const gone = line('gone', { state: 'withdrawn', unplaced: 'withdrawn' });
		const series = scatterOf(view([line('a')], [waiting, wrong, gone]), undefined, words);

		expect(series.map(({ name, shape }) => [name, shape])).toEqual([
			['valid', 'circle'],
			['pending', 'ring'],
			['invalid', 'cross']
		]);
		expect(series.flatMap(({ points }) => points.map(({ id }) => id))).not.toContain('gone');
	});

	test('a team whose counts are estimated keeps the band of its validity', () => {
		expect(bandOf(line('a', { estimated: true, unplaced: 'estimated' }))).toBe('valid');
	});

	test('without a measured quality, equal costs do not fall on one another', () => {
		const [valid] = scatterOf(view([line('a'), line('b'), line('c')]), 'b', words);

		expect(new Set(valid?.points.map(({ y }) => y)).size).toBe(3);
		expect(valid?.points.filter(({ own }) => own).map(({ id }) => id)).toEqual(['b']);
	});

	test('with a measured quality, height is quality, and who has none is not drawn', () => {
		const series = scatterOf(
			view([line('a', { quality: 0.75 })], [waiting, wrong]),
			undefined,
			words
		);

		expect(series.flatMap(({ points }) => points.map(({ id, y }) => [id, y]))).toEqual([
			['a', 0.75],
			['wrong', 0]
		]);
	});
});
