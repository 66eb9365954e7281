import { Refusal } from '#lib/refusal.ts';

const INVISIBLE = /[\p{C}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800]/u;
const STACKED_MARKS = /\p{M}{3}/u;
const SPACES = /[\p{Zs}\t\r\n]+/gu;
const letters = new Intl.Segmenter('es', { granularity: 'grapheme' });

/**
 * A name as everyone will see it: NFKC, single spaces. Refuses, naming the field, one whose length
 * in visible characters is out of range or that holds what nobody sees: control, zero-width and
 * direction characters, or marks stacked over the lines around it.
 */
export function visibleName(
	typed: string,
	{ field, least, most }: { field: string; least: number; most: number }
): string {
	// Emoji come with a presentation selector that changes nothing here.
	const name = typed.replaceAll('\ufe0f', '').normalize('NFKC').replace(SPACES, ' ').trim();
	if (INVISIBLE.test(name) || STACKED_MARKS.test(name)) {
		throw new Refusal('invalid_request', { field, expected: 'name.characters' });
	}
	const length = [...letters.segment(name)].filter(({ segment }) => segment !== ' ').length;
	if (length < least || [...letters.segment(name)].length > most) {
		throw new Refusal('invalid_request', { field, expected: 'name.length', least, most });
	}

	return name;
}
