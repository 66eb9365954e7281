export const LANGUAGES = ['es', 'ca', 'gl', 'eu', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const TELLING_WORDS: Record<Language, RegExp> = {
	es: /\b(el|los|las|y|con|una|del|dame|quiero|cinco|para|por|ahorro|ahorrar|hogar|vivienda|consumo|donde|coste|cada|exactamente)\b/g,
	ca: /\b(els|amb|per|mesures|estalvi|estalviar|donam|dona'm|llar|vull|cinc|habitatge|consum|cost|cada|i|una|al|d'estalvi|amb|taula|nomes)\b/g,
	gl: /\b(os|unha|unhas|coa|aforro|aforrar|enerxia|fogar|cinco|dame|quero|vivenda|onde|custo|taboa|lista|e|en|medidas|so|con|cada)\b/g,
	eu: /\b(eta|bost|neurri|energia|etxe|etxea|etxean|urte|urteko|mesedez|aurrezteko|aurrezki|emaidazu|zerrenda|kostua|non|taula|bakarrik|zer)\b/g,
	en: /\b(the|and|for|with|me|give|exactly|five|measures|savings?|home|where|cost|each|yearly|table|only|my|energy)\b/g
};

const EXPLICIT: [Language, RegExp][] = [
	['es', /\b(en|in) (espanol|castellano|castella|castelan|spanish)\b|\bgaztelaniaz\b/],
	['ca', /\b(en|in) (catala|catalan|catalan|valencia|valenciano)\b|\bkatalanez\b/],
	['gl', /\b(en|in) (galego|gallego|galician)\b|\bgalegoz\b/],
	['eu', /\b(en|in) (euskera|euskara|vasco|basc|vasco|basque)\b|\beuskaraz\b/],
	['en', /\b(en|in) (ingles|angles|english)\b|\bingelesez\b/]
];

/** Lower case without accents, spaces folded: what the word patterns are matched against. */
export function folded(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’`]/g, "'");
}

/** The language a text asks for by name, else the one whose common words it uses most. */
export function languageOf(text: string): Language {
	const plain = folded(text);
	const named = EXPLICIT.find(([, pattern]) => pattern.test(plain));
	if (named) return named[0];
	const scores = LANGUAGES.map((language) => ({
		language,
		score: plain.match(TELLING_WORDS[language])?.length ?? 0
	}));
	return scores.reduce((best, next) => (next.score > best.score ? next : best)).language;
}
