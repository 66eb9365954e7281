import { describe, expect, test } from 'vitest';
import { EVERY_RULE } from '#scoring/checks/every.fixture.ts';
import { REASONS, type Reason } from '#scoring/checks/reasons.ts';
import { checkSentence, checkTitle } from './check-sentence.ts';

const plan = { purchaseKwh: 80, maxKwh: 59, naiveKwh: 92 };
const savings = { totalKwh: 3100.5, limitKwh: 2490 };
const fields = { what: 0, where: 2, saving: 0, cost: 1, measures: '2, 4, 5' };
const areas = { found: 2, atLeast: 3, areas: 'climate, hot-water' };

/** The parameters that each check gives with its reason. */
const given: Record<Reason, Record<string, string | number>> = {
	'answer-complete': {},
	'answer-cut': {},
	'language-allowed': { language: 'eu' },
	'language-not-allowed': { language: 'en' },
	'language-unclear': { language: '' },
	'measures-none-read': {},
	'measures-count-right': { found: 5, expected: 5 },
	'measures-count-wrong': { found: 4, expected: 5 },
	'measures-repeated': { found: 4, expected: 5 },
	'measures-fields-complete': { what: 0, where: 0, saving: 0, cost: 0, measures: '' },
	'measures-fields-missing': fields,
	'measures-areas-enough': { ...areas, found: 3, areas: 'climate, lighting, habits' },
	'measures-areas-too-few': areas,
	'measures-savings-within': savings,
	'measures-savings-missing': { ...savings, measures: '3' },
	'measures-savings-zero': { ...savings, measures: '1, 2' },
	'measures-savings-too-high': savings,
	'equipment-known': { count: 0, names: '' },
	'equipment-unknown': { count: 2, names: 'piscina, sauna' },
	'echo-not-applicable': { percent: 0 },
	'echo-low': { percent: 12 },
	'echo-high': { percent: 71 },
	'plan-valid': { ...plan, purchaseKwh: 47 },
	'plan-missing-load': { load: 'Climatización, Lavandería', count: 2 },
	'plan-ambiguous': { load: 'Agua caliente', count: 1 },
	'plan-not-whole-hour': { load: 'Agua caliente' },
	'plan-outside-window': { load: 'Lavandería', start: 19, earliest: 9, latest: 16 },
	'plan-over-limit': { hour: 17, kw: 26, limitKw: 22 },
	'plan-buys-too-much': plan,
	'contains-enough': { found: 2, expected: 2, missing: '' },
	'contains-too-few': { found: 1, expected: 2, missing: 'coste' },
	'excludes-none': { count: 0, found: '' },
	'excludes-found': { count: 1, found: 'piscina' },
	'matches-found': { pattern: '^a+$', count: 1 },
	'matches-missing': { pattern: '^a+$', count: 0 },
	'matches-forbidden': { pattern: '^a+$', count: 2 },
	'length-within': { unit: 'words', min: 20, max: 90, length: 60 },
	'length-too-short': { unit: 'words', min: 20, length: 3 },
	'length-too-long': { unit: 'tokens', max: 90, length: 300 },
	'length-unknown': { unit: 'tokens', max: 90 },
	'json-valid': {},
	'json-missing': {},
	'json-not-alone': {},
	'json-too-deep': {},
	'json-invalid': { at: '/0/coste', keyword: 'type', problem: 'must be string' },
	'table-right': { rows: 1 },
	'table-missing': {},
	'table-columns-missing': { missing: 'Coste' },
	'table-rows-too-few': { rows: 1, min: 2, max: 5 },
	'table-rows-too-many': { rows: 6, min: 2, max: 5 },
	'table-cells-empty': { rows: 2 },
	'list-right': { items: 5 },
	'list-missing': { expected: 5 },
	'list-items-wrong': { items: 4, expected: 5 },
	'list-fields-missing': { items: '2, 3', missing: 'Coste' },
	'number-right': { low: '0', high: '9', value: '4' },
	'number-missing': { low: '0' },
	'number-ambiguous': { low: '0' },
	'number-too-low': { low: '3', value: '1' },
	'number-too-high': { high: '3', value: '9' },
	'choice-right': { options: 'b' },
	'choice-wrong': { options: 'a' },
	'choice-none': { options: '' },
	'choice-several': { options: 'a, b' },
	'all-passed': { passed: 2, of: 2 },
	'all-failed': { passed: 1, of: 2 },
	'any-passed': { passed: 1, of: 2 },
	'any-failed': { passed: 0, of: 2 },
	'weighted-enough': { passed: 1, of: 2, score: '1/2', atLeast: '1/2' },
	'weighted-too-little': { passed: 0, of: 2, score: '0', atLeast: '1/2' },
	'echo-rewritten': { percent: 60 },
	'echo-translated': { percent: 60 }
};

test.each(REASONS)('%s is told in a whole sentence', (reason) => {
	const sentence = checkSentence({ reason, params: given[reason] }, 'es');

	expect(sentence).not.toContain(reason);
	expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
	expect(sentence).not.toMatch(/[{}]|undefined/);
});

test('every check of the rulebook has a title', () => {
	for (const { kind } of EVERY_RULE) expect(checkTitle(kind, 'es'), kind).toMatch(/^\p{Lu}/u);
	for (const kind of ['plan', 'all', 'any'] as const) {
		expect(checkTitle(kind, 'es'), kind).toMatch(/^\p{Lu}/u);
	}
});

describe('figures and lists are told as people say them', () => {
	const said = (reason: Reason) => checkSentence({ reason, params: given[reason] }, 'es');

	test('measures by their numbers, with what they lack', () => {
		expect(said('measures-fields-missing')).toBe(
			'Faltan datos en las medidas 2, 4 y 5: dónde y el coste.'
		);
		expect(said('measures-savings-missing')).toContain('la medida 3');
	});

	test('areas and languages by their names', () => {
		expect(said('measures-areas-too-few')).toContain('2 áreas (climatización y agua caliente)');
		expect(said('language-not-allowed')).toContain('inglés');
	});

	test('large figures with the language’s own marks', () => {
		expect(said('measures-savings-too-high')).toContain('3100,5 kWh');
	});
});

test('a reason of an older record does not break the page', () => {
	expect(checkSentence({ reason: 'retired-reason', params: {} }, 'es')).toBe('retired-reason');
});
