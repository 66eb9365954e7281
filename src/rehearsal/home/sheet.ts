import { folded } from '../language.ts';

/** What a conversation tells about the place; what it does not tell is undefined or empty. */
export interface PlaceFacts {
	setting: 'home' | 'office';
	yearlyKwh: number | undefined;
	/** Folded text in which equipment and rooms are looked for. */
	text: string;
}

/** Reads the facts out of everything that was said, the participant's words and a pasted sheet alike. */
export function factsOf(text: string): PlaceFacts {
	const plain = folded(text);
	const office = plain.match(/\boficina|\bdespacho|\bbulego|\boffice\b/g)?.length ?? 0;
	const home = plain.match(
		/\bpiso|\bvivienda|\bhogar|\bcasa\b|\bllar|\bpis\b|\betxe|\bhome\b|\bflat\b|\bfogar/g
	);
	return {
		setting: office > (home?.length ?? 0) ? 'office' : 'home',
		yearlyKwh: yearlyUseOf(plain),
		text: plain
	};
}

/** The yearly use: a figure in kWh near a word for use, else the largest one «al año». */
function yearlyUseOf(plain: string): number | undefined {
	const figures = [...plain.matchAll(/(\d{1,3}(?:[.,\s]\d{3})+|\d{3,6})\s*kwh/g)];
	const read = (figure: RegExpMatchArray) => Number(figure[1]?.replace(/\D/g, ''));
	const near = figures.filter(({ index }) =>
		/consum|gast|\buso\b|\buse\b|usage|kontsumo/.test(plain.slice(Math.max(0, index - 60), index))
	);
	const values = (near.length > 0 ? near : figures).map(read).filter((value) => value >= 300);
	return values.length > 0 ? Math.max(...values) : undefined;
}
