import { APPLIANCES } from '../equipment/appliances.ts';
import { findIn, lexicon, matchAt } from '../text/lexicon.ts';
import type { Token } from '../text/token.ts';

/** Places of a home or an office, with the endings that Basque gives them. */
const PLACES = lexicon<true>([
	[
		'salon|salones|comedor|sala|salas|cocina|cocinas|dormitorio+|habitacion+|bano|banos|aseo+',
		true
	],
	['pasillo+|entrada|recibidor|terraza+|balcon+|galeria|lavadero|garaje|trastero|despacho+', true],
	['oficina+|vivienda|casa|hogar|piso|edificio|estancia+|ventana|ventanas|puerta|puertas', true],
	['fachada+|tejado|techo+|paredes|pared|cuarto|recepcion|sala de reuniones|office|almacen', true],
	['menjador|cuina|dormitori+|habitacio|habitacions|bany|banys|lavabo|passadis|rebedor', true],
	['terrassa|balco|safareig|despatx+|habitatge|pis|llar|finestra|finestres|porta|portes', true],
	['facana|casa|tota la llar|rebost|corredor|vivenda|fogar|xanela|xanelas|fiestra+|portas', true],
	[
		'cuarto de bano|cociña|dormitorios|salon - comedor|local|mostrador|puesto+|llocs de treball',
		true
	],
	['egongel+|sukalde+|logel+|gela+|gelet+|bainugel+|komun+|pasabide+|korridore+|etxe+', true],
	['etxebizitza+|pisu|pisua+|pisuan|pisuko|leiho+|ateak|atean|ateetan|bulego+|balkoi+', true],
	['living room|kitchen|bathroom|bedroom|bedrooms|house|home|windows|flat|hallway', true],
	['jangela+|aula+|planta+|escalera+|zonas comunes|termo|radiadores', true]
]);

const PREPOSITIONS = new Set(['en', 'al', 'no', 'na', 'nos', 'nas', 'a', 'ao', 'del', 'in']);
const ARTICLES = new Set([
	'el',
	'la',
	'los',
	'las',
	'l',
	"'",
	'els',
	'les',
	'o',
	'os',
	'as',
	'the'
]);
const NOWHERE = lexicon<true>([
	[
		'no aplica|n / a|na|no procede|sin especificar|no especificado|ninguno|ninguna|indeterminado',
		true
	]
]);

/** The first token of a place named in running text, or of equipment introduced as one. */
export function placeIn(tokens: readonly Token[]): number | undefined {
	const place = findIn(PLACES, tokens)?.at;
	if (place !== undefined) return place;
	for (let at = 0; at < tokens.length; at++) {
		const appliance = applianceAsPlace(tokens, at);
		if (appliance !== undefined) return appliance;
	}
	return undefined;
}

/** «en el frigorífico», «al forn», «na neveira»; in Basque the word's own ending: «hozkailuan». */
function applianceAsPlace(tokens: readonly Token[], at: number): number | undefined {
	const word = tokens[at]!;
	if (word.text.endsWith('an') && matchAt(APPLIANCES, tokens, at)?.value.inflected) return at;
	if (!PREPOSITIONS.has(word.text)) return undefined;
	for (let next = at + 1; next <= at + 3; next++) {
		if (matchAt(APPLIANCES, tokens, next)) return next;
		if (!ARTICLES.has(tokens[next]?.text ?? '')) return undefined;
	}
	return undefined;
}

/** Whether a value labelled as a place says one. */
export function saysWhere(tokens: readonly Token[]): boolean {
	if (findIn(NOWHERE, tokens, 0, 3)) return false;
	return tokens.some((token) => token.kind === 'word' && token.text.length > 1);
}
