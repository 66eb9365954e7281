import { describe, expect, test } from 'vitest';
import { placedLabels } from './labels.ts';
import { nextIndex, placedPoints, type ScatterSeries } from './scatter.ts';

const series: ScatterSeries[] = [
	{
		name: 'válidas',
		shape: 'circle',
		tone: 'accent',
		points: [
			{ id: 'b', label: 'Bombilla', x: 80, y: 1 },
			{ id: 'a', label: 'Amperio', x: 40, y: 1, own: true }
		]
	},
	{
		name: 'no válidas',
		shape: 'cross',
		tone: 'danger',
		points: [{ id: 'c', label: 'Culombio', x: 60, y: 0 }]
	}
];
const frame = { left: 0, right: 400, top: 0, bottom: 300 };
const points = placedPoints(
	series,
	(x) => x * 4,
	(y) => 280 - y * 260
);

test('the keyboard visits the teams from the thriftiest on, whatever their kind', () => {
	expect(points.map(({ id }) => id)).toEqual(['a', 'c', 'b']);
	expect(nextIndex('ArrowRight', 0, 3)).toBe(1);
	expect(nextIndex('ArrowRight', 2, 3)).toBe(2);
	expect(nextIndex('ArrowUp', 0, 3)).toBe(0);
	expect(nextIndex('End', 0, 3)).toBe(2);
	expect(nextIndex('Enter', 0, 3)).toBeUndefined();
});

describe('names on the drawing', () => {
	test('stay inside it', () => {
		for (const { x, text } of placedLabels(points, frame)) {
			expect(x).toBeGreaterThanOrEqual(0);
			expect(x + text.length * 7.2).toBeLessThanOrEqual(400);
		}
		expect(
			placedLabels(points, frame)
				.map(({ id }) => id)
				.sort()
		).toEqual(['a', 'b', 'c']);
	});

	test('give way to the own team where teams crowd', () => {
		const crowd = points.flatMap((point) =>
			[0, 1, 2, 3, 4, 5].map((n) => ({ ...point, id: `${point.id}${n}`, px: 200, py: 150 + n }))
		);
		const labels = placedLabels(crowd, frame);

		expect(labels.length).toBeGreaterThan(0);
		expect(labels.length).toBeLessThan(crowd.length);
		expect(labels[0]?.own).toBe(true);
	});
});
