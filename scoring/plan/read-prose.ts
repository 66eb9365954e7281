import type { PlanSheet } from '../rulebook/schema.ts';
import type { Mention } from './load-names.ts';
import { connects, startIn, type Statement } from './statement.ts';
import type { Token } from './words.ts';

/** Names that stand on one line, and the line's first token. */
interface Line {
	from: number;
	mentions: Mention[];
}

function linesWithNames(all: readonly Token[], mentions: readonly Mention[]): Line[] {
	const lines: Line[] = [];
	let [from, first] = [0, 0];
	for (let at = 0; at <= all.length; at++) {
		if (at < all.length && all[at]?.kind !== 'line') continue;
		let next = first;
		while ((mentions[next]?.from ?? Infinity) < at) next++;
		if (next > first) lines.push({ from, mentions: mentions.slice(first, next) });
		[from, first] = [at + 1, next];
	}
	return lines;
}

/**
 * Reads «Climatización a las 9»: each start stands between a name and the next one, or on lines of
 * its own below the name. One entry for each of the line's names.
 */
function nameFirst(
	all: readonly Token[],
	line: Line,
	{ end, sheet }: { end: number; sheet: PlanSheet }
): (Statement | undefined)[] {
	return line.mentions.map((mention, index) => {
		const load = sheet.loads[mention.load];
		if (load === undefined) return undefined;
		const to = line.mentions[index + 1]?.from ?? end;
		const found = startIn(all, { from: mention.to, to, load });
		if (found === undefined) return undefined;
		const span = { start: all[mention.from]?.start ?? 0, end: all[found.at]?.end ?? 0 };
		return { load: mention.load, start: found.start, weak: found.weak, span };
	});
}

/** Reads «A las 9, climatización; a las 11, el coche»: each start stands before its name. */
function hourFirst(all: readonly Token[], line: Line, sheet: PlanSheet): (Statement | undefined)[] {
	const isNumbered =
		all[line.from]?.kind === 'digits' && /^[.)]$/.test(all[line.from + 1]?.text ?? '');
	let from = isNumbered ? line.from + 2 : line.from;
	return line.mentions.map((mention) => {
		const load = sheet.loads[mention.load];
		const found = load && startIn(all, { from, to: mention.from, load });
		from = mention.to;
		if (found === undefined) return undefined;
		const span = { start: all[found.at]?.start ?? 0, end: all[mention.to - 1]?.end ?? 0 };
		const weak = found.weak || !all.slice(found.at + 1, mention.from).every(connects);
		return { load: mention.load, start: found.start, weak, span };
	});
}

/** What sentences and lists say of the loads' starts. */
export function readProse(
	all: readonly Token[],
	mentions: readonly Mention[],
	sheet: PlanSheet
): Statement[] {
	const lines = linesWithNames(all, mentions);
	return lines
		.flatMap((line, index) => {
			const end = lines[index + 1]?.from ?? all.length;
			const afterNames = nameFirst(all, line, { end, sheet });
			if (afterNames.at(-1) !== undefined) return afterNames;
			const beforeNames = hourFirst(all, line, sheet);
			const isFirm = beforeNames[0]?.weak === false;
			const isAlone = afterNames.every((statement) => statement === undefined);
			return isFirm || isAlone ? beforeNames : afterNames;
		})
		.filter((statement) => statement !== undefined);
}
