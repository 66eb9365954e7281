import type { Block, ListItem, Read } from './tree.ts';

const ITEM = /^( *)([-*+]|\d{1,9}[.)])(?: +(.*)|$)/;
const TASK = /^\[([ xX])\] +(?=\S)/;

interface Surroundings {
	/** Whether the line at a place ends a paragraph. */
	opensBlock: (at: number) => boolean;
	inside: (lines: string[]) => Block[];
}

/** Whether a line opens an item of a list that is not inside another one. */
export function isListItem(line: string): boolean {
	const indent = ITEM.exec(line)?.[1];

	return indent !== undefined && indent.length <= 3;
}

/** Reads the list that starts at a line: items of one kind of mark, with all that stands inside them. */
export function listAt(lines: string[], start: number, { opensBlock, inside }: Surroundings): Read {
	const first = ITEM.exec(lines[start] ?? '');
	const kind = (mark = '') => mark.at(-1);
	const items: ListItem[] = [];
	let isLoose = false;
	let at = start;

	while (at < lines.length) {
		const item = ITEM.exec(lines[at] ?? '');
		const [, indent = '', mark = '', words = ''] = item ?? [];
		if (!item || indent.length > 3 || kind(mark) !== kind(first?.[2])) break;

		const content = [words];
		const inner = indent.length + mark.length + 1;
		for (at++; at < lines.length; at++) {
			const line = lines[at] ?? '';
			const depth = line.search(/\S/);
			// Models indent what is inside an item by two, three or four spaces, whatever its mark.
			const isInside = depth >= Math.min(inner, indent.length + 2);
			const isBlank = depth === -1;
			const goesOn = content.at(-1)?.trim() !== '' && !ITEM.test(line) && !opensBlock(at);
			if (!isBlank && !isInside && !goesOn) break;
			content.push(isInside ? line.slice(Math.min(depth, inner)) : line.trimStart());
		}
		const isFollowed = isListItem(lines[at] ?? '');
		const ended = withoutEnd(content);
		if (ended.includes('') || (isFollowed && ended.length < content.length)) isLoose = true;
		items.push(itemOf(ended, inside));
	}
	const ordered = first ? /\d/.test(first[2] ?? '') : false;
	const block: Block = {
		kind: 'list',
		ordered,
		start: ordered ? parseInt(first?.[2] ?? '1', 10) : 1,
		tight: !isLoose,
		items
	};

	return { block, next: at };
}

function withoutEnd(lines: string[]): string[] {
	const last = lines.findLastIndex((line) => line.trim() !== '');

	return lines.slice(0, last + 1);
}

function itemOf(lines: string[], inside: (lines: string[]) => Block[]): ListItem {
	const [words = '', ...rest] = lines;
	const task = TASK.exec(words);
	if (!task) return { blocks: inside(lines) };
	const [first, ...others] = inside([words.slice(task[0].length), ...rest]);
	const box = { kind: 'task' as const, done: task[1] !== ' ' };
	if (first?.kind !== 'paragraph') return { blocks: inside(lines) };

	return { blocks: [{ ...first, inlines: [box, ...first.inlines] }, ...others] };
}
