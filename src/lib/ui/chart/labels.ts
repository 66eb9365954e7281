import type { PlacedPoint } from './scatter.ts';

export type PlacedLabel = { id: string; text: string; x: number; y: number; own: boolean };
export type Box = { left: number; right: number; top: number; bottom: number };

const CHARACTER = 7.2;
const LINE = 15;
const MARK = 8;
const OWN_MARK = 14;
const LONGEST = 22;

/**
 * Names beside their points, as many as fit without covering another name or another point; the
 * reader's own first, then the thriftiest. Who has no name on the drawing has it in the reading line.
 */
export function placedLabels(
	points: readonly PlacedPoint[],
	frame: Box,
	reserved: readonly Box[] = []
): PlacedLabel[] {
	const taken = [...reserved, ...points.map(boxAround)];
	const labels: PlacedLabel[] = [];
	const order = [...points].sort((a, b) => Number(b.own ?? false) - Number(a.own ?? false));

	for (const point of order) {
		const text =
			point.label.length > LONGEST ? `${point.label.slice(0, LONGEST - 1)}…` : point.label;
		const width = text.length * CHARACTER;
		const own = boxAround(point);
		const candidates = [
			{ x: own.right + 3, y: point.py + 4 },
			{ x: own.left - 3 - width, y: point.py + 4 },
			{ x: point.px - width / 2, y: own.top - 4 },
			{ x: point.px - width / 2, y: own.bottom + LINE - 2 }
		];
		const free = candidates.find(({ x, y }) => {
			const box = { left: x, right: x + width, top: y - LINE + 3, bottom: y + 3 };
			return within(box, frame) && !taken.some((other) => !same(other, own) && meet(box, other));
		});
		if (!free) continue;
		labels.push({ id: point.id, text, own: point.own ?? false, ...free });
		taken.push({ left: free.x, right: free.x + width, top: free.y - LINE + 3, bottom: free.y + 3 });
	}
	return labels;
}

function boxAround({ px, py, own }: PlacedPoint): Box {
	const mark = own ? OWN_MARK : MARK;
	return { left: px - mark, right: px + mark, top: py - mark, bottom: py + mark };
}

function within(box: Box, frame: Box): boolean {
	return (
		box.left >= frame.left &&
		box.right <= frame.right &&
		box.top >= frame.top &&
		box.bottom <= frame.bottom
	);
}

function meet(a: Box, b: Box): boolean {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function same(a: Box, b: Box): boolean {
	return a.left === b.left && a.top === b.top;
}
