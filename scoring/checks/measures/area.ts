import { lexicon, matchAt } from '../text/lexicon.ts';
import type { Token } from '../text/token.ts';
import type { Area } from './measure.ts';

interface Hint {
	area: Area;
	/** How surely the word tells the area; «burlete» tells more than «apagar». */
	weight: number;
}

const hint = (area: Area, weight: number): Hint => ({ area, weight });

/** The names of the areas themselves, as in a column «Área» or a heading. */
const NAMES = lexicon<Area>([
	['climat+|calefac+|refrigera+|klimatiza+|berokuntza+|hvac|heating|berogailu+', 'climate'],
	['ilumina+|illumina+|enllumenat|alumeado|argiztapen+|argi+|lighting|luz', 'lighting'],
	['equip+|consumo en espera|en espera|standby|stand - by|stand by|electrodomestic+', 'standby'],
	['ekipo+|ekipamendu+|itxaro+|etxetresna+|egonean|consum en espera|appliances', 'standby'],
	['agua caliente|acs|aigua calenta|auga quente|ur bero+|hot water|agua', 'hot-water'],
	['envolvent+|envolupant|envolupament|aislamiento+|aillament+|illamento+|isolamendu+', 'envelope'],
	['inguratzaile+|itxitura+|cerramiento+|envelope|insulation|estanqueidad', 'envelope'],
	['habit+|gestio+|xestio+|ohitura+|kudeaketa+|comportamiento+|habits|uso', 'habits']
]);

const HINTS = lexicon<Hint>([
	[
		'climatiz+|climatitz+|calefac+|calefactor+|aire acondicionado|aire condicionat',
		hint('climate', 4)
	],
	[
		'termostato+|termostat+|radiador+|bomba de calor|bomba de calor|split|refriger+',
		hint('climate', 4)
	],
	[
		'caldera+|consigna|estufa+|ventilador+|aire acondicionado|klimatiza+|berogailu+',
		hint('climate', 4)
	],
	['termostatu+|galdara+|aire girotu+|berokuntza+|calor+|bateria cotxe', hint('climate', 3)],
	['ilumina+|illumina+|bombilla+|bombeta|bombetes|led|leds|lampara+|lampada+', hint('lighting', 5)],
	['luz|luces|luminaria+|llum|llums|halogen+|fluorescent+|argi|argia|argiak', hint('lighting', 4)],
	[
		'bonbilla+|lanpara+|argiztapen+|alumeado|enllumenat|foco+|argien|downlight+',
		hint('lighting', 5)
	],
	['en espera|standby|stand - by|stand by|regleta+|regletes|enchufe+|endoll+', hint('standby', 5)],
	[
		'electrodomestic+|frigorifico+|nevera+|lavadora+|lavavajillas|horno|televis+',
		hint('standby', 3)
	],
	['ordenador+|router+|monitor+|impresora+|congelador+|secadora+|consola+', hint('standby', 3)],
	['rentadora|rentaplats|forn|ordinador+|neveira|lavalouza+|forno|conxelador+', hint('standby', 3)],
	['hozkailu+|garbigailu+|ontzi - garbigailu+|labe+|etxetresna+|itxaron+', hint('standby', 3)],
	['erregleta+|entxufe+|telebista+|ordenagailu+|bideratzaile+|egonean', hint('standby', 4)],
	['equipo+|aparat+|dispositiv+|equips|ekipo+|gailu+|vitro+|microondas', hint('standby', 1)],
	['agua caliente|acs|termo|termos|ducha+|alcachofa+|grifo+|perlizador+', hint('hot-water', 6)],
	[
		'calentador+|acumulador+|aireador+|airejador+|aigua calenta|dutxa+|aixeta+',
		hint('hot-water', 6)
	],
	['escalfador+|auga quente|billas|ur bero+|txorrota+|termoa+|termoaren', hint('hot-water', 6)],
	['perlitzador+|quentador+|agua', hint('hot-water', 3)],
	['seal|window+|blinds|insulat+|draught+|curtain+', hint('envelope', 5)],
	['burlet+|aislamiento+|aislar|aisla+|ventanas|ventana|persiana+|toldo+', hint('envelope', 5)],
	['cortina+|rendija+|infiltracion+|acristalamiento+|fachada+|envolvent+', hint('envelope', 5)],
	['aillament+|aillar|finestra|finestres|tendal+|ribet+|escletx+|envolupant', hint('envelope', 5)],
	['illamento+|illar|xanela+|fiestra+|fendas|isolamendu+|isolatu+|leiho+', hint('envelope', 5)],
	['pertsiana+|errezel+|gortina+|zirrikitu+|inguratzaile+|sella+|segella+', hint('envelope', 5)],
	['doble vidrio|doble vidre|beira bikoitz+|corrientes de aire|puerta+', hint('envelope', 3)],
	['habit+|gestion+|gestio|xestion+|horari+|rutina+|programa eco|eco', hint('habits', 3)],
	['tender+|tendedero+|al aire|carga completa|carregues completes|carga plena', hint('habits', 4)],
	['ohitura+|kudeaketa+|ordutegi+|contador+|monitoriz+|concienci+|en frio', hint('habits', 4)],
	['plena carga|plenes|en fred|aire libre|30 º|agua fria|auga fria|ur hotz+', hint('habits', 4)],
	['apaga+|desconect+|programa+|desendoll+|desenchuf+|itzali+|ventila+', hint('habits', 1)]
]);

/** The area that a field or a heading names. */
export function namedArea(tokens: readonly Token[]): Area | undefined {
	for (let at = 0; at < tokens.length; at++) {
		const match = matchAt(NAMES, tokens, at);
		if (match) return match.value;
	}
	return undefined;
}

const CONNECTORS = new Set([
	'y',
	'i',
	'e',
	'eta',
	'o',
	'de',
	'del',
	'en',
	'la',
	'el',
	'l',
	'd',
	'a'
]);

/** Whether a stretch says nothing but the name of an area, as the title «Agua caliente» does. */
export function isOnlyAnArea(tokens: readonly Token[]): boolean {
	let named = false;
	for (let at = 0; at < tokens.length; at++) {
		const match = matchAt(NAMES, tokens, at);
		if (match) {
			named = true;
			at += match.length - 1;
		} else if (tokens[at]!.kind === 'word' && !CONNECTORS.has(tokens[at]!.text)) return false;
	}
	return named;
}

/** The area that the words of a measure point to; the earliest of the strongest where several do. */
export function inferredArea(tokens: readonly Token[]): Area | undefined {
	const weights = new Map<Area, number>();
	for (let at = 0; at < tokens.length; at++) {
		const match = matchAt(HINTS, tokens, at);
		if (!match) continue;
		const { area, weight } = match.value;
		weights.set(area, Math.max(weight, weights.get(area) ?? 0));
		at += match.length - 1;
	}

	let best: [Area, number] | undefined;
	for (const entry of weights) if (!best || entry[1] > best[1]) best = entry;
	return best?.[0];
}
