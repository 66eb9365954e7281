import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');

function colours(block: string): Map<string, string> {
	return new Map(
		[...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [
			name,
			hex
		])
	);
}

function luminance(hex: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
		const channel = parseInt(hex.slice(start, start + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2's contrast ratio of two colours. */
function contrast(one: string, other: string): number {
	const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (bright + 0.05) / (dim + 0.05);
}

const texts = [
	'ink',
	'ink-soft',
	'accent',
	'accent-strong',
	'info',
	'success',
	'warning',
	'danger'
];
const grounds = ['paper', 'surface', 'sunken'];
const own = ['accent', 'info', 'success', 'warning', 'danger'].flatMap((tone) => [
	[tone, `${tone}-wash`] as const,
	['ink', `${tone}-wash`] as const,
	['ink-soft', `${tone}-wash`] as const
]);

describe.each([
	['light', colours(light)],
	['dark', colours(dark)]
])('%s', (_, palette) => {
	const colour = (name: string) => {
		const hex = palette.get(name);
		if (!hex) throw new Error(`no --${name}`);
		return hex;
	};

	test.each([
		...texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)),
		...own,
		['on-accent', 'accent'] as const,
		['on-accent', 'accent-strong'] as const
	])('%s can be read on %s', (text, ground) => {
		expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
	});

	test.each(grounds)('the edge of a control can be seen on %s', (ground) => {
		expect(contrast(colour('edge'), colour(ground))).toBeGreaterThanOrEqual(3);
	});
});
