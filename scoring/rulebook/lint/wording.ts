import { PLACEHOLDER } from '../../plan/template.ts';
import { LOCALES, type LocalizedText, type Rulebook } from '../schema.ts';
import { finding, type Finding } from './finding.ts';

/** Words that are left where a text is still to be written. */
const UNFINISHED =
	/(?:^|[^\p{L}\p{N}])(lorem ipsum|TODO|TBD|FIXME|XXX+|por definir|por escribir|pendiente de redactar|a completar|\?\?\?+)(?=$|[^\p{L}\p{N}])/u;

const isText = (value: object): value is LocalizedText =>
	'es' in value &&
	typeof value.es === 'string' &&
	Object.keys(value).every((key) => LOCALES.some((locale) => locale === key));

/** Every text of a rulebook with its path. */
function textsOf(value: unknown, path: string): { text: LocalizedText; path: string }[] {
	if (typeof value !== 'object' || value === null) return [];
	// Factors have languages for keys too.
	if (path.endsWith('languageFactors') || path.endsWith('schema')) return [];
	if (isText(value)) return [{ text: value, path }];
	return Object.entries(value).flatMap(([key, part]) =>
		textsOf(part, path === '' ? key : `${path}.${key}`)
	);
}

/** Whether the texts that people read are all there. */
export function wordingFindings(rulebook: Rulebook): Finding[] {
	const texts = textsOf(rulebook, '');
	const found: Finding[] = [];
	for (const { text, path } of texts)
		for (const [locale, said] of Object.entries(text)) {
			const [, unfinished] = UNFINISHED.exec(said ?? '') ?? [];
			if (unfinished !== undefined)
				found.push(finding('placeholder-text', `${path}.${locale}`, { found: unfinished }));
		}

	for (const locale of LOCALES) {
		const lacking = texts.filter(({ text }) => text[locale] === undefined);
		if (lacking.length === texts.length) continue;
		for (const { path } of lacking) found.push(finding('translation-partial', path, { locale }));
	}

	rulebook.rounds.forEach(({ challenges }, round) => {
		challenges.forEach((challenge, index) => {
			if (challenge.kind !== 'template') return;
			const at = `rounds.${String(round)}.challenges.${String(index)}.statement`;
			for (const [locale, said] of Object.entries(challenge.statement))
				if (!said?.includes(PLACEHOLDER))
					found.push(
						finding('placeholder-missing', `${at}.${locale}`, { placeholder: PLACEHOLDER })
					);
		});
	});
	return found;
}
