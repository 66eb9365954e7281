import type { PlanSheet } from '../rulebook/schema.ts';
import { tokens, type Token } from './words.ts';

/** One load named in an answer: tokens [from, to). */
export interface Mention {
	load: number;
	from: number;
	to: number;
}

/**
 * How people call the usual loads in Spanish, Catalan, Galician, Basque and English, folded. A word
 * that ends in «*» stands for all that begin so, which Basque declension needs.
 */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
	clima: [
		'clima',
		'climatiza*',
		'climatitza*',
		'klima*',
		'calefac*',
		'berokuntza*',
		'hvac',
		'aire acondicionado',
		'aire condicionat',
		'aire girotu*'
	],
	ve: [
		've',
		'ev',
		'vehicul* electric*',
		'vehicle* electric*',
		'ibilgailu* elektriko*',
		'auto* elektriko*',
		'coche* electric*',
		'cotxe* electric*',
		'electric vehicle*',
		'vehiculo*',
		'vehicle*',
		'ibilgailu*',
		'coche*',
		'cotxe*'
	],
	acs: [
		'acs',
		'ubs',
		'agua* caliente*',
		'aigua calenta',
		'auga* quente*',
		'ur bero*',
		'hot water',
		'termo*'
	],
	lavanderia: [
		'lavander*',
		'lavandar*',
		'bugader*',
		'garbitegi*',
		'garbigailu*',
		'lavadora*',
		'rentadora*',
		'laundry'
	]
};

/** Words before «ve» that make it the verb: «se ve a las 13». */
const BEFORE_A_VERB = new Set(['se', 'lo', 'le', 'que', 'como', 'nos', 'ja', 'ya']);

type Pattern = readonly { text: string; open: boolean }[];

function pattern(name: string): Pattern {
	return name.split(' ').map((word) => {
		const open = word.endsWith('*');
		return { text: open ? word.slice(0, -1) : word, open };
	});
}

function patternsOf(load: PlanSheet['loads'][number]): Pattern[] {
	const own = [load.id, load.title].map((name) =>
		tokens(name).map(({ text }) => ({ text, open: false }))
	);
	return [...own, ...(SYNONYMS[load.id] ?? []).map(pattern)].filter((words) => words.length > 0);
}

function matches(all: readonly Token[], at: number, words: Pattern): boolean {
	return words.every(({ text, open }, index) => {
		const token = all[at + index];
		if (token === undefined || token.kind === 'line' || token.kind === 'mark') return false;
		return open ? token.text.startsWith(text) : token.text === text;
	});
}

/** A finder of a sheet's loads in tokens, longest name first, left to right, none overlapping. */
export function mentionFinder(sheet: PlanSheet): (all: readonly Token[]) => Mention[] {
	const names = sheet.loads
		.flatMap((load, index) => patternsOf(load).map((words) => ({ load: index, words })))
		.sort((a, b) => b.words.length - a.words.length);
	const initials = new Set(names.map(({ words }) => words[0]?.text.charAt(0)));

	return (all) => {
		const found: Mention[] = [];
		for (let at = 0; at < all.length; at++) {
			const token = all[at];
			if (token?.kind !== 'word' || !initials.has(token.text.charAt(0))) continue;
			if (token.text === 've' && BEFORE_A_VERB.has(all[at - 1]?.text ?? '')) continue;
			const name = names.find(({ words }) => matches(all, at, words));
			if (name === undefined) continue;
			found.push({ load: name.load, from: at, to: at + name.words.length });
			at += name.words.length - 1;
		}
		return found;
	};
}
