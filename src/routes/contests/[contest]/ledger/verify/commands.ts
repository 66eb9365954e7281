/** Lines for a terminal, in the folder of Vatio's code: they need Node and nothing of this site. */
export function commandsOf(keyAddress: string): Record<'key' | 'receipt' | 'archive', string> {
	const read = (file: string) => `readFileSync('${file}', 'utf8')`;
	const program = [
		"import { readFileSync } from 'node:fs'",
		"import { checkReceiptText } from './scoring/verify/index.ts'",
		`console.log(checkReceiptText(${read('justificante.json')}, ${read('key.pem')}))`
	].join('; ');

	return {
		key: `curl -o key.pem ${keyAddress}`,
		receipt: `node --input-type=module -e "${program}"`,
		archive:
			'npm run -s score -- verify archivo.zip --key key.pem --head raiz.json --receipt justificante.json'
	};
}
