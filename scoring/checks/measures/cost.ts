import { findIn, lexicon, matchAt, type Match } from '../text/lexicon.ts';
import type { Token } from '../text/token.ts';

/** Where the cost of a measure stands among tokens, end exclusive. */
export interface CostAt {
	at: number;
	end: number;
}

const LEVELS = lexicon<true>([
	[
		'nulo+|nula+|ninguno|ninguna|ningun|nengun|cero|gratis|gratuit+|nul|nulla|cap|zero|gratuito',
		true
	],
	['doan|doako+|hutsa|nulua|bat ere ez|batere ez|ezer ez|none|free|inexistente|nada|res', true],
	['sin coste+|sin costo|sin inversion|sense cost+|sense inversio|sen custo+|de balde', true],
	['kosturik gabe|koste gabe|kosturik ez|sin gasto|sen investimento|no tiene|no hay|no te', true],
	[
		'bajo|baja|bajos|bajisimo|reducido|reducida|minimo|minima|pequeno|pequena|escaso|economico',
		true
	],
	[
		'barato|barata|baix|baixa|baixos|reduit|reduida|minim|economic|baixo|barat|asequible|poco',
		true
	],
	['baxua|baxu|baxuko|txikia|txiki|merke+|low|modico|simbolico|despreciable|testimonial|poc', true],
	['medio|media|moderado|moderada|intermedio|intermedia|mitja|mitjana|moderat|ertain+', true],
	['erdiko+|tarteko+|moderatu+|medium|moderate|mig', true],
	['alto|alta|elevado|elevada|caro|cara|alt|elevat|altu|altua|altuko|handi+|garesti+|high', true]
]);

const COST_NOUNS = lexicon<true>([
	['coste+|costo|costos|cost|custo+|kostu+|inversion+|inversio|inbertsio+|investimento', true],
	['cuesta+|costa|costan|costen|precio|prezo|preu|prezio+|desembolso|supone un gasto', true]
]);

const GRATIS = lexicon<true>([
	['gratis|gratuit+|doan|doako|sin coste+|sin costo|sin inversion|sense cost+', true],
	[
		'sense inversio|sen custo+|sen investimento|kosturik gabe|de balde|sin gastar+|coste cero',
		true
	],
	[
		'no cuesta nada|no cuesta dinero|no costa res|non custa nada|sin desembolso|barato|barata',
		true
	],
	['no requiere inversion|no requereix inversio|non require investimento|no tiene coste', true],
	['no supone coste|no implica coste|no conlleva coste|no te cost|non ten custo', true],
	['no requiere gasto|no supone gasto|no necesita inversion', true],
	['coste 0|cost 0|custo 0|kostu 0|cost zero|kosturik ez|ez du kosturik|low - cost|sen gasto', true]
]);

const isMoney = (token: Token | undefined) =>
	token !== undefined && (token.text === '€' || token.text.startsWith('eur'));

/** An amount of money from `from` on; it tells the cost better than a level does. */
function moneyIn(tokens: readonly Token[], from = 0, to = tokens.length): CostAt | undefined {
	for (let at = from; at < to; at++) {
		if (tokens[at]!.kind !== 'number') continue;
		if (isMoney(tokens[at + 1])) return { at, end: at + 2 };
		if (isMoney(tokens[at - 1])) return { at: at - 1, end: at + 1 };
	}
	return undefined;
}

const stretch = (match: (Match<true> & { at: number }) | undefined): CostAt | undefined =>
	match && { at: match.at, end: match.at + match.length };

/** The cost in a value that is labelled as such; `inMoney` where the label names the currency. */
export function labelledCost(tokens: readonly Token[], inMoney: boolean): CostAt | undefined {
	const level = stretch(findIn(LEVELS, tokens)) ?? moneyIn(tokens);
	if (level) return level;

	const figure = tokens.findIndex((token) => token.kind === 'number');
	const said = figure >= 0 && (inMoney || tokens[figure]!.text === '0');
	return said ? { at: figure, end: figure + 1 } : undefined;
}

/** The cost told in running text: «de bajo coste», «coste nulo», «cuesta unos 20 €», «gratis». */
export function costInText(tokens: readonly Token[]): CostAt | undefined {
	const gratis = stretch(findIn(GRATIS, tokens));
	if (gratis) return gratis;

	for (let at = 0; at < tokens.length; at++) {
		const noun = matchAt(COST_NOUNS, tokens, at);
		if (!noun) continue;
		const after = at + noun.length;
		const limit = Math.min(tokens.length, sentenceEnd(tokens, after, after + 6));
		const told =
			moneyIn(tokens, after, limit) ??
			stretch(findIn(LEVELS, tokens, after, limit)) ??
			stretch(findIn(LEVELS, tokens, Math.max(0, at - 2), at)) ??
			moneyIn(tokens, Math.max(0, at - 4), at);
		if (told) return told;
	}
	return undefined;
}

function sentenceEnd(tokens: readonly Token[], from: number, to: number): number {
	for (let at = from; at < to; at++)
		if (['.', ';', '|'].includes(tokens[at]?.text ?? '')) return at;
	return to;
}

const EDGES = new Set(['.', ',', ';', '(', ')', '[', ']', '|', '-', '–', '/', '·', '•', '→']);
const ADVERBS = new Set(['muy', 'molt', 'moi', 'oso', 'very']);

/** A level that stands alone between marks, as in «(salón, 150 kWh/año, bajo)». */
export function loneLevel(tokens: readonly Token[]): CostAt | undefined {
	for (let at = 1; at < tokens.length; at++) {
		if (!EDGES.has(tokens[at - 1]!.text)) continue;
		const from = ADVERBS.has(tokens[at]!.text) ? at + 1 : at;
		const level = matchAt(LEVELS, tokens, from);
		const next = level && tokens[from + level.length];
		if (level && (!next || EDGES.has(next.text))) return { at, end: from + level.length };
	}
	return undefined;
}
