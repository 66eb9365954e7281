import type { ChatMessage } from './request.ts';

const OPENING = 'LECTURA ASISTIDA.';

/** The answer to a jury's assisted reading, or `undefined` where nothing of the kind is asked. */
export function assistedAnswer(messages: readonly ChatMessage[]): string | undefined {
	const [instructions, read] = messages.map(({ content }) => content);
	if (!instructions?.startsWith(OPENING) || read === undefined) return undefined;
	const lines = read.split('\n').slice(1, -1);
	const quote = lines.find((line) => line.length > 20)?.slice(0, 200) ?? '';
	const seed = lines.join('\n');
	const criteria = [...instructions.matchAll(/^CRITERIO (\S+) .*\n((?:[1-5] = .*\n?){5})/gm)].map(
		([, id = '', levels = '']) => ({ id, levels: levels.trim().split('\n') })
	);
	const decision = /^A = la respuesta es válida/m.test(instructions) ? 'A' : 'B';

	return JSON.stringify({
		decision,
		levels: Object.fromEntries(
			criteria.map(({ id, levels }) => [id, bestOf(levels, seed + id) + 1])
		),
		passages: quote ? [{ criterion: 'decision', quote }] : []
	});
}

/** By what the descriptor says and not by its number, as an honest reader would. */
function bestOf(levels: readonly string[], seed: string): number {
	const worth = levels.map((level) => hashOf(seed + level.slice(level.indexOf('=') + 1).trim()));

	return worth.indexOf(Math.max(...worth));
}

/** FNV-1a. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);

	return hash >>> 0;
}
