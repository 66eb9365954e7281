const graphemes = new Intl.Segmenter('es', { granularity: 'grapheme' });

/** A text as a font can draw it, and whether anything of it had to be left out or replaced. */
export interface Drawable {
	text: string;
	whole: boolean;
}

/**
 * What of a text a font can draw: pictographs are left out and letters of other scripts become «?».
 * `has` says whether the font has a code point.
 */
export function drawable(text: string, has: (codePoint: number) => boolean): Drawable {
	// Two letters of Catalan have spellings of their own that no font needs: l·l.
	const spelt = text.normalize('NFC').replaceAll('Ŀ', 'L·').replaceAll('ŀ', 'l·');
	let drawn = '';
	let whole = true;
	for (const { segment } of graphemes.segment(spelt)) {
		if (/^\s+$/u.test(segment)) drawn += ' ';
		else if ([...segment].every((letter) => has(letter.codePointAt(0) ?? 0))) drawn += segment;
		else {
			whole = false;
			if (!/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(segment)) drawn += '?';
		}
	}

	return { text: whole ? drawn : drawn.replace(/ {2,}/g, ' ').trim(), whole };
}
