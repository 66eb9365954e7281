import { visibleName } from '../accounts/visible-name.ts';

/** Letters and digits that look alike across the alphabets of our keyboards, after lower-casing. */
const LOOKALIKES = new Map(
	[
		...'аa вb еe кk мm нh оo рp сc тt уy хx іi ѕs јj ԁd һh'.split(' '),
		...'αa βb εe ηn ιi κk νv οo ρp τt υu χx ωw'.split(' '),
		...'0o 1l'.split(' ')
	].map((pair) => [pair[0] ?? '', pair[1] ?? ''])
);

/** A team's name as it will be shown: 2 to 40 visible characters. */
export const teamName = (typed: string): string =>
	visibleName(typed, { field: 'name', least: 2, most: 40 });

/**
 * What two names that look the same on a board have in common: no case, accents, spaces or
 * punctuation, and one letter for those that look alike.
 */
export function foldedTeamName(name: string): string {
	const plain = name.normalize('NFKD').toLowerCase().replaceAll('ß', 'ss').replace(/\p{M}/gu, '');
	const letters = plain.replace(/[^\p{L}\p{N}\p{S}]/gu, '');

	return [...(letters || plain)].map((letter) => LOOKALIKES.get(letter) ?? letter).join('');
}
