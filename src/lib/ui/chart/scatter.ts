export type Shape = 'circle' | 'ring' | 'square' | 'diamond' | 'triangle' | 'cross';

/** One team: `own` marks the reader's; `note` is said after its figures. */
export type ScatterPoint = {
	id: string;
	label: string;
	x: number;
	y: number;
	own?: boolean;
	note?: string;
};

/** Points of one kind, told apart by shape and word before colour. */
export type ScatterSeries = {
	name: string;
	shape: Shape;
	tone: 'accent' | 'ink' | 'warning' | 'danger';
	points: ScatterPoint[];
};

export type PlacedPoint = ScatterPoint & {
	shape: Shape;
	tone: ScatterSeries['tone'];
	px: number;
	py: number;
};

/** Every point at its place on the drawing, in the order in which the keyboard visits them. */
export function placedPoints(
	series: readonly ScatterSeries[],
	px: (x: number) => number,
	py: (y: number) => number
): PlacedPoint[] {
	return series
		.flatMap(({ shape, tone, points }) =>
			points.map((point) => ({ ...point, shape, tone, px: px(point.x), py: py(point.y) }))
		)
		.sort((a, b) => a.x - b.x || b.y - a.y);
}

/** The outline of a mark, centred on the origin. */
export function outline(shape: Shape, size: number): string {
	const s = size;
	switch (shape) {
		case 'circle':
		case 'ring':
			return `M${-s} 0a${s} ${s} 0 1 0 ${2 * s} 0a${s} ${s} 0 1 0 ${-2 * s} 0z`;
		case 'square':
			return `M${-s} ${-s}h${2 * s}v${2 * s}h${-2 * s}z`;
		case 'diamond':
			return `M0 ${-s * 1.3}L${s * 1.3} 0L0 ${s * 1.3}L${-s * 1.3} 0z`;
		case 'triangle':
			return `M0 ${-s * 1.2}L${s * 1.2} ${s}H${-s * 1.2}z`;
		case 'cross':
			return `M${-s} ${-s}L${s} ${s}M${s} ${-s}L${-s} ${s}`;
	}
}

/** The point that an arrow, Home or End leads to; undefined for any other key. */
export function nextIndex(key: string, index: number, count: number): number | undefined {
	if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(index + 1, count - 1);
	if (key === 'ArrowLeft' || key === 'ArrowUp') return Math.max(index - 1, 0);
	if (key === 'Home') return 0;
	if (key === 'End') return count - 1;
	return undefined;
}
