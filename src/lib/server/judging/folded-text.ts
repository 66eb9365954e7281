/** Letters of other scripts that the eye takes for Latin ones, and Latin ones without a decomposition. */
const LIKE = new Map(
	Object.entries({
		a: 'аαɑ',
		b: 'ЬƄʙв',
		c: 'сϲⅽ',
		d: 'ԁⅾ',
		e: 'еєεҽ',
		g: 'ɡց',
		h: 'һнհ',
		i: 'іιıɩ',
		j: 'јϳ',
		k: 'кκ',
		l: 'ӏⅼ',
		m: 'мⅿ',
		n: 'ոп',
		o: 'оοօøσ',
		p: 'рρ',
		q: 'ԛ',
		r: 'гⲅ',
		s: 'ѕꜱ',
		t: 'тτ',
		u: 'սυ',
		v: 'ѵνⅴ',
		w: 'ԝωա',
		x: 'хχⅹ',
		y: 'уγү',
		z: 'ᴢ'
	}).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const))
);

const MARK = /\p{M}/u;
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/u;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * A text as its letters and digits alone, without case, accents, invisible characters and shapes that
 * only look different, with where each came from. Linear in the text.
 */
export interface FoldedText {
	letters: string;
	/** Of each folded letter, where the character that it came from starts and ends. */
	starts: number[];
	ends: number[];
	/** Whether the character stands right after, or right before, another letter. */
	opens: boolean[];
	closes: boolean[];
}

export function foldedText(text: string): FoldedText {
	const units: string[] = [];
	const [starts, ends, opens, closes]: [number[], number[], boolean[], boolean[]] = [
		[],
		[],
		[],
		[]
	];
	let at = 0;
	let joined = false;
	for (const character of text) {
		const start = at;
		at += character.length;
		if (UNSEEN.test(character) || MARK.test(character)) {
			// It belongs to the letter before it.
			if (joined) ends.splice(-1, 1, at);
			continue;
		}
		const letters = foldedCharacter(character);
		if (letters === '') {
			joined = false;
			continue;
		}
		if (joined) closes.splice(-1, 1, false);
		for (const [place, letter] of letters.split('').entries()) {
			units.push(letter);
			starts.push(start);
			ends.push(at);
			opens.push(place === 0 && !joined);
			closes.push(place === letters.length - 1);
		}
		joined = true;
	}

	return { letters: units.join(''), starts, ends, opens, closes };
}

function foldedCharacter(character: string): string {
	let folded = '';
	for (const part of character.normalize('NFKD').toLowerCase().normalize('NFKD')) {
		if (LETTER.test(part)) folded += LIKE.get(part) ?? part;
	}

	return folded;
}
