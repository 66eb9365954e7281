import { withFewMarks } from '../text/marks.ts';
import { LANGUAGES, SPELLINGS, WORDS, type KnownLanguage } from './words.ts';

/** What the detector answers; `other` is any language that is not one of the contest's. */
export type DetectedLanguage = 'es' | 'ca' | 'gl' | 'eu' | 'en' | 'other';

type Weights = Float64Array;
const INDEX = new Map(LANGUAGES.map((language, index) => [language, index]));
const noWeights = (): Weights => new Float64Array(LANGUAGES.length);

const withoutAccents = (word: string) =>
	word
		.replaceAll('ñ', '\u0001')
		.normalize('NFD')
		.replaceAll(/\p{Mn}/gu, '')
		.replaceAll('\u0001', 'ñ');

/** Each word with its weight for each language: the fewer languages share it, the more it tells. */
function weighed(): Map<string, Weights> {
	const owners = new Map<string, Set<KnownLanguage>>();
	for (const language of LANGUAGES) {
		for (const word of WORDS[language].split(/\s+/u)) {
			for (const form of [word, withoutAccents(word)]) {
				if (!owners.has(form)) owners.set(form, new Set());
				owners.get(form)!.add(language);
			}
		}
	}

	return new Map(
		Array.from(owners, ([word, languages]) => {
			const weights = noWeights();
			for (const language of languages)
				weights[INDEX.get(language)!] = 1 / (languages.size * Math.sqrt(languages.size));
			return [word, weights] as const;
		})
	);
}

const WEIGHTS = weighed();
const WORD = /\p{L}+(?:·\p{L}+)?/gu;
const LATIN = /\p{Script=Latin}/u;
const LONGEST_WORD = 40;
/** Below this much evidence nothing is said. */
const LEAST_EVIDENCE = 0.75;

function addSpellings(word: string, scores: Weights): void {
	for (const [where, text, languages] of SPELLINGS) {
		const has =
			where === 'end'
				? word.endsWith(text) && word.length > text.length
				: where === 'start'
					? word.startsWith(text)
					: word.includes(text);
		if (!has) continue;
		for (const language of LANGUAGES) scores[INDEX.get(language)!]! += languages[language] ?? 0;
	}
}

/**
 * The language of a text by its words and spellings, undefined where it tells too little. The same
 * text always gives the same answer. Valencian is Catalan here.
 */
export function detectLanguage(text: string): DetectedLanguage | undefined {
	const scores = noWeights();
	let latin = 0;
	let foreign = 0;

	for (const [found] of withFewMarks(text).normalize('NFC').matchAll(WORD)) {
		if (!LATIN.test(found)) {
			foreign += found.length;
			continue;
		}
		latin += found.length;
		if (found.length > LONGEST_WORD) continue;
		const word = found.toLowerCase();
		const weights = WEIGHTS.get(word);
		if (weights) weights.forEach((weight, index) => (scores[index]! += weight));
		else addSpellings(word, scores);
	}

	if (foreign > latin) return 'other';
	let best = 0;
	scores.forEach((score, index) => (best = score > scores[best]! ? index : best));
	if (scores[best]! < LEAST_EVIDENCE) return undefined;
	const language = LANGUAGES[best]!;
	return language === 'pt' || language === 'fr' || language === 'it' || language === 'de'
		? 'other'
		: language;
}
