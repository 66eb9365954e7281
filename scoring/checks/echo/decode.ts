const CODED = /[A-Za-z0-9+/_-]{16,}={0,2}/g;
const LETTER = /[a-z]/gi;

/** Letters turned by thirteen; others stay. */
export function rot13(text: string): string {
	return text.replace(LETTER, (letter) => {
		const base = letter <= 'Z' ? 65 : 97;
		return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
	});
}

/** What the base64 stretches of a text say, those broken over lines included. */
export function decodedBase64(text: string): string {
	const joined = text.replaceAll(/[\r\n]/g, '');
	const runs = [text, ...(joined === text ? [] : [joined])].flatMap(
		(source) => source.match(CODED) ?? []
	);
	return runs.map(decoded).filter(Boolean).join('\n');
}

function decoded(run: string): string {
	const standard = run.replaceAll('-', '+').replaceAll('_', '/').replaceAll('=', '');
	const whole = standard.slice(0, standard.length - (standard.length % 4 === 1 ? 1 : 0));
	const bytes = Uint8Array.from(atob(whole), (unit) => unit.charCodeAt(0));
	return new TextDecoder().decode(bytes);
}

/** A prompt with all that it may hide: turned by thirteen, in base64, or one inside the other. */
export function disguisesOf(prompt: string): string[] {
	const turned = rot13(prompt);
	const plain = decodedBase64(prompt);
	return [prompt, turned, plain, rot13(plain), decodedBase64(turned), decodedBase64(plain)].filter(
		Boolean
	);
}
