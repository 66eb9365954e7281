const named: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: '\u00a0',
	euro: '€',
	deg: '°',
	times: '×',
	middot: '·',
	ordm: 'º',
	ordf: 'ª',
	laquo: '«',
	raquo: '»',
	ndash: '–',
	mdash: '—',
	hellip: '…',
	le: '≤',
	ge: '≥'
};

/** Turns the character references that models write into their characters; others stay as written. */
export function withoutEntities(text: string): string {
	return text.replace(
		/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,6}));/g,
		(whole, dec, hex, name) => {
			if (name) return named[name] ?? whole;
			const code = dec ? parseInt(dec, 10) : parseInt(hex, 16);
			const printable = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
			return printable ? String.fromCodePoint(code) : whole;
		}
	);
}
