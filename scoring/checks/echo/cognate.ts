/**
 * What is left of a word when neighbouring languages are written alike: «calefacción»,
 * «calefacció» and «calefacción» begin with the same consonants. A rough key, good for following a
 * text word by word and for nothing else.
 */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
	[/l·l|ll|lh/g, 'l'],
	[/ny|nh|ñ/g, 'n'],
	[/tx|tg|tj|ch|ix|x/g, 'x'],
	[/[jg](?=[eiéíèê])/g, 'x'],
	[/gu(?=[eiéí])/g, 'g'],
	[/tz|ts|ç|z/g, 's'],
	[/c(?=[eiéíèê])/g, 's'],
	[/qu|k|q/g, 'c'],
	[/[vw]/g, 'b'],
	[/ph/g, 'f'],
	[/h/g, ''],
	[/y/g, 'i']
];

const MARKS = /\p{M}/gu;
const VOWELS = /[aeiou]/g;
const DOUBLED = /(.)\1+/g;
const KEPT = 4;
/** Shorter words are articles and prepositions, which every text has. */
const SHORTEST = 4;

const keys = new Map<string, string>();
const MOST_KEPT = 20_000;

function keyFor(word: string): string {
	const spelt = SPELLINGS.reduce((text, [from, to]) => text.replace(from, to), word);
	const bare = spelt.normalize('NFD').replace(MARKS, '').replace(DOUBLED, '$1');
	return (bare.slice(0, 1) + bare.slice(1).replace(VOWELS, '')).slice(0, KEPT);
}

/** The key of a word in lower case; a number is its own, a short word has none. */
export function cognateKey(word: string): string | undefined {
	if (/^\p{N}/u.test(word)) return word.length > 1 ? word : undefined;
	if (word.length < SHORTEST) return undefined;
	let key = keys.get(word);
	if (key === undefined) {
		key = keyFor(word);
		if (keys.size >= MOST_KEPT) keys.clear();
		keys.set(word, key);
	}
	return key.length > 1 ? key : undefined;
}
