import { describe, expect, test } from 'vitest';
import { checkRule } from '#scoring/rulebook/schema.ts';
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
	'plan-buys-too-much': plan
};

test.each(REASONS)('%s is told in a whole sentence', (reason) => {
	const sentence = checkSentence({ reason, params: given[reason] }, 'es');

	expect(sentence).not.toContain(reason);
	expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
	expect(sentence).not.toMatch(/[{}]|undefined/);
});

test('every check of the rulebook has a title', () => {
	for (const rule of checkRule.options) {
		const kind = rule.shape.kind.value;
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
