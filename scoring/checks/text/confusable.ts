/** Latin letters, each with those of other scripts that look like it; lower case, without marks. */
const LOOKALIKES: Readonly<Record<string, string>> = {
	a: 'аαаᴀա',
	b: 'вβьʙ',
	c: 'сᴄϲ',
	d: 'ԁᴅ',
	e: 'еεᴇ',
	g: 'ɡցɢ',
	h: 'һհʜн',
	i: 'іιıɩ',
	j: 'јȷᴊ',
	k: 'кκᴋ',
	l: 'ӏʟ',
	m: 'мᴍ',
	n: 'ոηɴ',
	o: 'оοσօᴏ',
	p: 'рρᴘ',
	q: 'ԛգ',
	r: 'ʀг',
	s: 'ѕꜱ',
	t: 'тτᴛ',
	u: 'υսᴜ',
	v: 'ѵνᴠ',
	w: 'ԝωᴡ',
	x: 'хχ',
	y: 'уγʏ',
	z: 'ᴢζ'
};

const LOOKS = new Map<string, string>();
for (const [latin, others] of Object.entries(LOOKALIKES))
	for (const other of others) LOOKS.set(other, latin);

const OTHER_SCRIPTS = /[\u0131\u0237\u0250-\u02af\u0370-\u058f\u1d00-\u1d22\ua700-\ua7ff]/g;

/**
 * A folded text with the letters of other scripts that pass for Latin ones as the Latin ones: what a
 * reader takes for «ahorro» is found as such. Every character stays one, so that places hold.
 */
export function asLatin(folded: string): string {
	return folded.replace(OTHER_SCRIPTS, (letter) => LOOKS.get(letter) ?? letter);
}
