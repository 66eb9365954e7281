import { lexicon, matchAt } from '../text/lexicon.ts';
import type { Token } from '../text/token.ts';
import { quantitiesIn, type Quantity } from './quantity.ts';

type Sense = 'saving' | 'use' | 'neither';

const SENSES = lexicon<Sense>([
	['ahorr+|estalvi+|aforr+|aurrez+|aurreztu+|saving+|save+|reduc+|reduir+|reduei+', 'saving'],
	['redueix+|murriz+|evita+|menos|menys|gutxiago|rebaj+|recort+|disminu+|baja+|elimin+', 'saving'],
	['deja+ de|deixa+ de', 'saving'],
	['bajo consumo|baix consum|baixo consumo|low consumption', 'neither'],
	['consum+|gasta+|gasto+|kontsum+|despesa+|utiliza+|uso|actual+|total|usa', 'use']
]);

const LOOK_BACK = 8;
const LOOK_AHEAD = 4;
const SENTENCE_ENDS = new Set(['.', ';', '|', '!', '?']);

/** What the words before a figure say it is; a saving verb anywhere near wins («reduce el consumo en…»). */
function senseBefore(tokens: readonly Token[], at: number): 'saving' | 'use' | undefined {
	let sense: 'use' | undefined;
	for (let index = at - 1; index >= 0 && index >= at - LOOK_BACK; index--) {
		const token = tokens[index]!;
		if (token.kind === 'number' && sense) return sense;
		if (SENTENCE_ENDS.has(token.text) && tokens[index + 1]?.spaced !== false) return sense;
		const match = matchAt(SENSES, tokens, index);
		if (match?.value === 'saving') return 'saving';
		if (match?.value === 'neither') sense = undefined;
		else sense ??= match?.value;
	}
	return sense;
}

function saysSavingAfter(tokens: readonly Token[], { end }: Quantity): boolean {
	for (let index = end; index < end + LOOK_AHEAD && index < tokens.length; index++) {
		if (tokens[index]!.kind === 'number' || SENTENCE_ENDS.has(tokens[index]!.text)) return false;
		if (matchAt(SENSES, tokens, index)?.value === 'saving') return true;
	}
	return false;
}

/** The saving told in running text; a figure that is said to be consumption is never one. */
export function savingInText(tokens: readonly Token[]): Quantity | undefined {
	const found = quantitiesIn(tokens).map((quantity) => ({
		quantity,
		sense: senseBefore(tokens, quantity.at)
	}));

	const said = found.filter(({ sense }) => sense === 'saving');
	const chosen =
		said.find(({ quantity }) => quantity.saysYear) ??
		said[0] ??
		found.find(({ quantity, sense }) => sense !== 'use' && saysSavingAfter(tokens, quantity)) ??
		found.find(({ sense }) => sense === undefined);
	return chosen?.quantity;
}
