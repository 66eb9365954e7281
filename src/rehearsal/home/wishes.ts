import type { Language } from '../language.ts';
import { folded, languageOf } from '../language.ts';

export type Format = 'json' | 'table' | 'list' | 'prose';

/** What a participant's words ask of the answer; nothing asked is left undefined or false. */
export interface Wishes {
	language: Language;
	count: number | undefined;
	/** «Exactamente cinco», not just «cinco». */
	exact: boolean;
	format: Format | undefined;
	where: boolean;
	saving: boolean;
	/** Asks for the saving in kWh, not just for «el ahorro». */
	savingInKwh: boolean;
	cost: boolean;
	/** Names the levels of the cost. */
	costLevels: boolean;
	/** Asks for several areas. */
	areas: boolean;
	/** Wants the area of each measure written. */
	areaNamed: boolean;
	/** Keeps the savings within the yearly use. */
	bounded: boolean;
	/** 0 (nothing said) to 3 (nothing but the data). */
	brevity: number;
}

const NUMBERS: [number, string][] = [
	[3, '3|tres|hiru|three'],
	[4, '4|cuatro|quatre|catro|lau|four'],
	[5, '5|cinco|cinc|bost|five'],
	[6, '6|seis|sis|sei|six'],
	[7, '7|siete|set|sete|zazpi|seven'],
	[8, '8|ocho|vuit|oito|zortzi|eight'],
	[10, '10|diez|deu|dez|hamar|ten']
];
const THINGS =
	'medidas|cosas|coses|cousas|things|mesures|neurri\\w*|measures|ideas|idees|consejos|consells|propuestas|propostes|propostas|acciones|accions|formas|maneras|puntos|punts|recomendaciones|recomanacions|tips|filas|objetos|elementos';
const AREA_TERMS = [
	/climatiz|climatitz|klimatiz|heating/,
	/ilumin|il·lumin|argiztap|lighting/,
	/en espera|standby|stand-by/,
	/agua caliente|aigua calenta|auga quente|ur bero|hot water/,
	/envolvente|envolupant|aislamiento|aillament|illamento|isolam|insulation/,
	/habitos|habits|ohitur/
];
const SAVING = '(ahorr|estalvi|aforr|aurrez|saving)';

/** Reads one user's message. */
export function wishesOf(text: string): Wishes {
	const plain = folded(text);
	const asks = (pattern: RegExp) => pattern.test(plain);
	const count = NUMBERS.find(([, words]) =>
		new RegExp(
			`\\b(${words})\\s+((?!palabras|paraules|hitz|words|por|per)\\w+\\s+)?(${THINGS})`
		).test(plain)
	)?.[0];
	const areaTerms = AREA_TERMS.filter((term) => term.test(plain)).length;
	const savingInKwh = asks(new RegExp(`${SAVING}[^.\\n]{0,40}kwh|kwh[^.\\n]{0,25}${SAVING}`));
	return {
		language: languageOf(text),
		count: count ?? (asks(/\b(solo|nomes|so|only) (cinco|5|cinc|five)\b/) ? 5 : undefined),
		exact: asks(
			/exactament|exactly|zehazki|ni mas ni menos|\b(solo|nomes|so|only) (cinco|5|cinc|five)\b/
		),
		format: formatOf(plain),
		where: asks(
			/\bdonde\b|\blugar|ubicaci|estancia|\bon\b.{0,30}\bcost\b|\bonde\b|\bnon\b|\bwhere\b|\blekua\b|\blloc\b/
		),
		saving:
			savingInKwh ||
			asks(new RegExp(`${SAVING}\\w* (estimad|anual|urteko|yearly|annual)|cuanto ${SAVING}`)),
		savingInKwh,
		cost: asks(
			/\bcostes?\b|\bcostos?\b|\bprecio|inversion|\bcosts?\b|\bcusto\b|\bkostu|\bprezo|\bpreu/
		),
		costLevels:
			/\bnulo|\bnul\b|\bnull\b|\bhutsa\b|\bnone\b|\bzero\b|gratis/.test(plain) &&
			asks(/\bbajo|\bbaix|\btxikia|\bbaxua|\blow\b/),
		areas:
			asks(
				/\b(areas|ambitos|categorias|arees|ambits|arlo\w*|eremu\w*|fields)\b|\bvariad|distintos tipos/
			) || areaTerms >= 3,
		areaNamed: asks(/\b(area|ambito|categoria|ambit|arloa)\b/),
		bounded: asks(
			/\b\d\d\s*%|por ciento|realist|coheren|plausible|\bsum(a|en|an)\b|no (supere|exceda|pase)|sin pasar/
		),
		brevity: brevityOf(plain)
	};
}

function formatOf(plain: string): Format | undefined {
	const asked = (words: string) => {
		const refused = new RegExp(`\\b(sin|no|sense|sen|without|ni)\\s+(\\w+\\s+)?(${words})`);
		return new RegExp(`\\b(${words})`).test(plain) && !refused.test(plain);
	};
	if (asked('json')) return 'json';
	if (asked('tablas?\\b|taulan?\\b|taboa|table\\b|columnas|columnes')) return 'table';
	if (asked('lista\\b|listado|llista\\b|zerrenda|list\\b|numerad|enumera|vinetas|numbered'))
		return 'list';
	return asked('parrafo|redaccion|texto seguido|prosa') ? 'prose' : undefined;
}

function brevityOf(plain: string): number {
	const signs = [
		/\b(solo|unicamente|nomes|soilik|bakarrik|only|just|unha? so|nada mas que|so)\b.{0,25}(tabla|lista|json|respuesta|datos|taula|llista|taboa|zerrenda|table|list|lineas|filas)|bakarrik/,
		/\b(sin|sense|sen|without|no)\b (anad\w+ |escrib\w+ |mas )?(introd|explic|texto|text|preamb|comentari|nada|saludo|ningun|despedida|justific)|(sarrera|azalpen)\w* gabe|nada mas\b/,
		/\bbreve|\bcort[oa]s?\b|concis|escuet|telegraf|resumid|\bbrief|\bshort|labur|\bcurt/,
		/(maximo|max\.?|menos de|como mucho|no mas de|hasta|maxim|at most|under|gehienez)\s*(de\s*)?\d+\s*(palabras|paraules|palabras|hitz|words)/,
		/(una|cada) (linea|frase|lina|linia)|lerro bat|one line/
	];
	// «Solo la tabla» leaves nothing to add: it weighs as two.
	const bare = signs[0]?.test(plain) ? 1 : 0;
	return Math.min(3, bare + signs.filter((sign) => sign.test(plain)).length);
}

/** A later message corrects the earlier ones: what it asks is added, what it changes is changed. */
export function revised(earlier: Wishes, later: Wishes): Wishes {
	return {
		language: later.language,
		count: later.count ?? earlier.count,
		exact: later.exact || (earlier.exact && later.count === undefined),
		format: later.format ?? earlier.format,
		where: earlier.where || later.where,
		saving: earlier.saving || later.saving,
		savingInKwh: earlier.savingInKwh || later.savingInKwh,
		cost: earlier.cost || later.cost,
		costLevels: earlier.costLevels || later.costLevels,
		areas: earlier.areas || later.areas,
		areaNamed: earlier.areaNamed || later.areaNamed,
		bounded: earlier.bounded || later.bounded,
		brevity: Math.min(3, Math.max(earlier.brevity, later.brevity))
	};
}
