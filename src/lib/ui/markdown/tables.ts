import { inlinesOf } from './inlines.ts';
import type { Align, Read } from './tree.ts';

const DIVIDER = /^ {0,3}\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$/;

/** Whether a table's heading stands at a line, with as many columns as the divider below it. */
export function isTable(lines: string[], at: number): boolean {
	const [heading = '', divider = ''] = lines.slice(at, at + 2);
	if (!heading.includes('|') || !divider.includes('-') || !DIVIDER.test(divider)) return false;

	return cellsOf(heading).length === cellsOf(divider).length;
}

export function tableAt(
	lines: string[],
	at: number,
	{ ends, depth }: { ends: (at: number) => boolean; depth: number }
): Read {
	const cells = (line: string) => cellsOf(line).map((cell) => inlinesOf(cell, depth));
	const header = cells(lines[at] ?? '');
	const align = cellsOf(lines[at + 1] ?? '').map((mark): Align => {
		if (!mark.endsWith(':')) return 'start';
		return mark.startsWith(':') ? 'center' : 'end';
	});
	let next = at + 2;
	while (next < lines.length && lines[next]?.trim() !== '' && !ends(next)) next++;
	const rows = lines.slice(at + 2, next).map((line) => {
		const row = cells(line);
		return header.map((_, column) => row[column] ?? []);
	});

	return { block: { kind: 'table', align, header, rows }, next };
}

/** The words between a row's bars; a bar behind a backslash is one of the words. */
function cellsOf(line: string): string[] {
	const bare = line
		.trim()
		.replace(/^\|/, '')
		.replace(/(?<!\\)\|$/, '');

	return bare.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}
