/** What opens a line: its depth, a heading's level, a bullet, a number. */
export interface Marker {
	/** Half-steps of indentation, at most 6. */
	depth: number;
	/** 1 to 6 for a heading, else 0. */
	heading: number;
	bullet: boolean;
	/** Number of an ordered item, whether written 1., 1), (1), 1º, «Medida 1» or «Primera». */
	ordinal?: number;
	/** Whether its content opens in bold. */
	bold: boolean;
	/** Where the content starts in the folded text. */
	content: number;
}

const DEEPEST = 6;

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
const ORDINALS = [
	'primer|primera|primero|primeiro|primeira|lehen|lehena|lehenengo|lehenik|lehenengoa|first|una|uno|u',
	'segund|segunda|segundo|segon|segona|bigarren|bigarrena|bigarrenik|second|dos|dues|duas',
	'tercer|tercera|tercero|terceiro|terceira|tercera|hirugarren|hirugarrena|third|tres',
	'cuarta|cuarto|quart|quarta|laugarren|laugarrena|fourth|cuatro|quatre|catro',
	'quinta|quinto|cinque|cinquena|bosgarren|bosgarrena|fifth|cinco|cinc',
	'sexta|sexto|sise|sisena|seigarren|seigarrena|sixth|seis|sis'
].map((names) => new Set(names.split('|')));

const NUMBERED = /\(?(\d{1,2})(?:\.-|[.)\]:]|º[.):]?)(?!\d)/y;
const BRACKETED = /\[(\d{1,2})\]/y;
const DASHED = /(\d{1,2}) ?[-–] (?=\D)/y;
const LETTERED = /([a-h])\) /y;
const ROMAN_NUMBERED = /([ivx]{1,4})[.)] /y;
const NOUN =
	/(?:medida|mesura|neurria|neurri|accion|accio|propuesta|proposta|actuacion|actuacio|ekintza|recomendacion|consejo|mejora|millora|mellora|opcion|measure|idea)[ _](?:n\.?º\.? ?|num\.? ?|numero |# ?)?(\d{1,2}|[a-z]{1,10})(?![a-z\d])[*_]{0,3} ?[.:)–-]{0,2}/y;
const SPELLED =
	/(?:en |com a )?([a-z]{4,11})(?: (?:medida|mesura|neurria|lugar|lloc|accion|proposta|propuesta))?[*_]{0,3} ?[:,.)–-]/y;

const BULLETS = new Set('-+•–·▪◦‣●○►➤✔✓»■□▶→');
const SYMBOL = /\p{So}/u;

function ordinalOf(word: string): number | undefined {
	if (/^\d+$/.test(word)) return Number(word);
	const spelled = ORDINALS.findIndex((names) => names.has(word));
	if (spelled >= 0) return spelled + 1;
	const roman = ROMAN.indexOf(word);
	return roman >= 0 ? roman + 1 : undefined;
}

function tryPattern(pattern: RegExp, text: string, at: number) {
	pattern.lastIndex = at;
	const match = pattern.exec(text);
	return match && { word: match[1] ?? '', end: pattern.lastIndex };
}

function orderedAt(text: string, at: number): { ordinal: number; end: number } | undefined {
	for (const pattern of [NOUN, BRACKETED, NUMBERED, DASHED]) {
		const match = tryPattern(pattern, text, at);
		const ordinal = match ? ordinalOf(match.word) : undefined;
		if (match && ordinal !== undefined) return { ordinal, end: match.end };
	}

	const letter = tryPattern(LETTERED, text, at);
	if (letter) return { ordinal: letter.word.charCodeAt(0) - 96, end: letter.end };

	for (const pattern of [ROMAN_NUMBERED, SPELLED]) {
		const match = tryPattern(pattern, text, at);
		const ordinal = match ? ordinalOf(match.word) : undefined;
		if (match && ordinal !== undefined) return { ordinal, end: match.end };
	}
	return undefined;
}

/** Reads what opens the line [start, end) of a folded text, in time linear in its marks. */
export function markerAt(text: string, start: number, end: number): Marker {
	let at = start;
	let indent = 0;
	while (at < end && (text[at] === ' ' || text[at] === '\t' || text[at] === '>')) {
		indent += text[at] === '\t' ? 4 : 1;
		at++;
	}

	let heading = 0;
	while (at < end && text[at] === '#') {
		heading++;
		at++;
	}
	const marker: Marker = {
		depth: Math.min(DEEPEST, Math.floor(indent / 2)),
		heading: Math.min(DEEPEST, heading),
		bullet: false,
		bold: false,
		content: at
	};

	for (let marks = 0; marks < 16 && at < end; marks++) {
		const character = text.charAt(at);
		const next = text.charAt(at + 1);
		const blankNext = next === ' ' || next === '\t' || next === '';
		if (character === ' ') at++;
		else if (character === '*' && blankNext && !marker.bold) {
			marker.bullet = true;
			at++;
		} else if (character === '*' || character === '_') {
			marker.bold ||= next === character;
			at += next === character ? 2 : 1;
		} else if (BULLETS.has(character) && (blankNext || character !== '-')) {
			marker.bullet = true;
			at++;
		} else if (SYMBOL.test(symbolAt(text, at))) at += symbolAt(text, at).length;
		else {
			const ordered = marker.ordinal === undefined ? orderedAt(text, at) : undefined;
			if (!ordered || ordered.end > end) break;
			marker.ordinal = ordered.ordinal;
			at = ordered.end;
		}
	}

	marker.content = at;
	return marker;
}

const symbolAt = (text: string, at: number) => String.fromCodePoint(text.codePointAt(at) ?? 32);
