import { lexicon, matchAt } from '../text/lexicon.ts';
import type { Token } from '../text/token.ts';

/** What a label, a column or a key announces; `other` is known and of no use to the checks. */
export type Role = 'what' | 'where' | 'saving' | 'cost' | 'area' | 'other';

const LABELS = lexicon<Role>([
	['medida+|que|accion|actuacion|descripcion|titulo|nombre|propuesta|recomendacion|mejora', 'what'],
	['en que consiste|como|detalle+|mesura|accio|actuacio|descripcio|nom|proposta|millora', 'what'],
	['titol|recomanacio|com|detall+|descricion|nome|mellora|neurri+|zer|ekintza|izena', 'what'],
	['deskribapen+|proposamen+|hobekuntza|measure|what|action|name|title|description|nola', 'what'],
	[
		'donde|ubicacion|lugar|localizacion|zona+|estancia+|espacio|sitio|habitacion|on|ubicacio',
		'where'
	],
	[
		'lloc|localitzacio|espai|estanca|indret|onde|espazo|non|tokia|lekua|kokapen+|kokaleku+',
		'where'
	],
	['where|location|place|gela|aplicacion|ambito de aplicacion|room|local', 'where'],
	['ahorro+|estalvi+|aforro+|aurrezki+|aurrezpen+|aurrezte+|saving+|reduccion|reduccio', 'saving'],
	['reducion|kwh+|energia ahorrada|consumo evitado|murrizketa+|energia estalviada', 'saving'],
	['coste+|costo|costos|cost|custo+|kostu+|inversion|inversio|investimento|inbertsio+', 'cost'],
	['precio|preu|prezo|prezio+|presupuesto|desembolso|nivel de coste', 'cost'],
	['area+|ambito+|ambit|categoria+|tipo|tipus|arlo+|eremu+|mota|kategoria|bloque|category', 'area'],
	[
		'justifica+|motivo|motiu|nota|notas|consumo|consum|kontsumo+|plazo|dificultad|prioridad',
		'other'
	],
	['calculo|calcul|kalkulu+|amortizacion|observacion+|explicacion|coherencia|comentario+', 'other'],
	['supuesto+|explicacio|razon|xustificacion|zergatik|azalpen+|arrazoi+|payback|por que', 'other'],
	['id|numero|num|dificultat|prioritat|termini|prazo|zailtasun+|impacto economico', 'other']
]);

/** Words that may stand between a label and its colon: «Ahorro anual estimado (kWh):». */
const QUALIFIERS = lexicon<true>([
	['anual+|anuals|estimad+|estimat+|estimac+|aprox+|previst+|potencial+|energetic+|energia', true],
	['de|del|d|l|la|el|los|las|en|al|a|por|per|ano|any|urte+|se|es|da|do|o|e|y|i|eta|en euros', true],
	['kwh+|mwh|wh|kw|h|year|annual|yearly|energy|estimated|medio|total+|inicial|nivel|nivell', true],
	['mensual+|diari+|hileko|orientativ+|esperad+|neto|aplica+|hacer|fer|cal|facer|egin|behar', true],
	[
		'concret+|propuest+|proposad+|medida|mesura|econom+|elèctric+|electric+|implanta+|relativ+',
		true
	],
	[
		'previ+|estimatu+|aurreikusi+|gutxi gorabehera|ahorro|estalvi|aforro|energetiko+|inversion',
		true
	],
	['urteko|elektriko+|maila|inbertsio+|inversio|investimento|exact+|dins|dentro|vivienda', true]
]);

const MARKS_IN_LABEL = new Set(['/', '%', '€', "'", '"', '-']);
const LONGEST_LABEL = 16;

export interface Label {
	role: Role;
	/** Tokens of the label with its separator. */
	length: number;
	words: Token[];
}

/** The role of a heading or key, from the first word in it that tells one. */
export function roleOf(tokens: readonly Token[]): Role | undefined {
	let role: Role | undefined;
	for (let at = 0; at < tokens.length; at++) {
		const match = matchAt(LABELS, tokens, at);
		if (!match) continue;
		if (!role || (role === 'area' && match.value === 'cost')) role = match.value;
	}
	return role;
}

/**
 * A label that starts at token `at`: known words, qualifiers, perhaps a parenthesis, and a
 * separator. A dash or a change from bold to plain separates too, where `leads` says that the label
 * opens its stretch of text.
 */
export function labelAt(tokens: readonly Token[], at: number, leads: boolean): Label | undefined {
	const match = matchAt(LABELS, tokens, at);
	if (!match) return undefined;
	if (!leads && !(match.value === 'saving' || match.value === 'cost')) return undefined;
	if (!leads && tokens[at]!.text.startsWith('kwh')) return undefined;

	const label = (end: number, separator: number): Label => ({
		role: match.value,
		length: end + separator - at,
		words: tokens.slice(at, end)
	});

	for (let next = at + match.length; next < tokens.length && next - at <= LONGEST_LABEL; next++) {
		const token = tokens[next]!;
		if (token.text === ':' || token.text === '=') return label(next, 1);
		if (token.text === '"' && tokens[next + 1]?.text === ':') return label(next, 2);
		if (leads && token.text === '|') return label(next, 1);
		if (leads && tokens[at]!.bold && !token.bold) return label(next, token.text === '–' ? 1 : 0);
		if (leads && (token.text === '–' || token.text === '-' || token.text === '→') && token.spaced)
			return label(next, 1);
		if (token.text === '(' || token.text === '[') {
			next = closing(tokens, next);
			if (next < 0) return undefined;
			continue;
		}
		if (token.text === '.' && tokens[next - 1]!.text.startsWith('aprox')) continue;
		if (!MARKS_IN_LABEL.has(token.text) && !matchAt(QUALIFIERS, tokens, next)) return undefined;
	}
	return undefined;
}

function closing(tokens: readonly Token[], open: number): number {
	const end = Math.min(tokens.length, open + LONGEST_LABEL);
	for (let at = open + 1; at < end; at++)
		if (tokens[at]!.text === ')' || tokens[at]!.text === ']') return at;
	return -1;
}

/** The role of the label that opens a line, if one does. */
export function leadingRole(tokens: readonly Token[]): Role | undefined {
	return labelAt(tokens, 0, true)?.role;
}
