import { anyCheckRule, type AnyCheckRule } from '../rulebook/check-rules.ts';

const cost = { id: 'coste', names: ['Coste', 'Cost', 'Custo', 'Kostua'] };
const where = { id: 'donde', names: ['Dónde', 'On', 'Onde', 'Non'] };
const kwh = { names: ['kWh'], also: [{ names: ['MWh'], times: '1000' }] };

const rules: unknown[] = [
	{ kind: 'not-cut' },
	{ kind: 'language', allowed: ['es', 'ca', 'gl', 'eu'] },
	{ kind: 'measures-count', exactly: 5 },
	{ kind: 'measures-fields' },
	{ kind: 'measures-areas', atLeast: 3 },
	{ kind: 'measures-savings', maxShare: '3/5' },
	{ kind: 'known-equipment' },
	{ kind: 'echo', threshold: '1/2' },
	{ kind: 'contains', texts: ['ahorro', 'coste', 'kWh'], as: 'part' },
	{ kind: 'excludes', texts: ['piscina', 'jacuzzi', '(', 'aaaa'], as: 'part' },
	{ kind: 'matches', pattern: '\\b\\d+([.,]\\d+)? ?kWh\\b' },
	{ kind: 'matches', pattern: '(a+)+$', expects: 'never' },
	{ kind: 'length', unit: 'words', min: 20, max: 4000 },
	{ kind: 'length', unit: 'characters', max: 30_000 },
	{
		kind: 'json',
		schema: {
			type: 'array',
			items: { type: 'object', properties: { coste: { type: 'string', pattern: '^(a|b)+$' } } }
		}
	},
	{ kind: 'table', columns: [where, cost], rows: { min: 1 } },
	{ kind: 'list', items: 5, fields: [where, cost] },
	{ kind: 'number', take: 'sum', unit: kwh, expected: { max: '2490' } },
	{ kind: 'number', take: 'one', label: ['total'], expected: { min: '0' } },
	{
		kind: 'choice',
		options: [
			{ id: 'a', names: ['a', 'opción a'] },
			{ id: 'b', names: ['b', 'opción b'] }
		],
		right: ['b']
	},
	{
		kind: 'weighted',
		of: [
			{ weight: '1/2', check: { kind: 'contains', texts: ['LED'] } },
			{ weight: '1/2', check: { kind: 'any', of: [{ kind: 'contains', texts: ['termo'] }] } }
		],
		atLeast: '1/2'
	}
];

/** One check of each kind, but for reto 2's plan. */
export const EVERY_RULE: AnyCheckRule[] = rules.map((rule) => anyCheckRule.parse(rule));

const of = (unit: string) => unit.repeat(Math.ceil(100_000 / unit.length));

/** Texts of 100 KB that have brought readers of text to their knees. */
export const HOSTILE: Readonly<Record<string, string>> = {
	parentheses: of('((('),
	'zero-width characters': of('\u200b'),
	'a word between zero-width characters': of('a\u200bh\u200bo\u200br\u200br\u200bo '),
	'bidi controls': of('\u202e\u2066kWh'),
	'full-width digits': of('１２３４ ｋＷｈ '),
	homoglyphs: of('аhоrrо соste '),
	'JSON 10,000 deep': '['.repeat(10_000) + '{"a":'.repeat(10_000),
	'JSON that never closes': '['.repeat(60) + of('[1],'),
	'JSON of backslashes': `["${of('\\\\')}`,
	'base64 of an answer': of('MS4gTEVELiBEw7NuZGU6IHNhbMOzbi4gQ29zdGU6IGJham8u'),
	'combining marks': `a${of('\u0301\u0327')}`,
	'letters that expand': of('\ufdfa'),
	'lone surrogates': of('\ud800'),
	'one word': of('a'),
	'one-letter words': of('a b '),
	'one number': of('1'),
	'numbers in ranges': of('1-2-'),
	'numbers with units': of('1 kWh '),
	labels: of('total: '),
	'labels of fields': of('coste (año) '),
	'list markers': of('1. a\n'),
	'growing list': Array.from({ length: 12_000 }, (_, index) => `${index + 1}. a`).join('\n'),
	'list in depth': of('1. a\n  1. b\n    1. c\n'),
	'table bars': of('|'),
	'table headers': of('| Dónde | Coste |\n|---|---|\n'),
	'escaped bars': of('\\|'),
	fences: of('```json\n'),
	announcements: of('respuesta: '),
	blanks: of(' \t\u3164'),
	'line feeds': of('\n')
};
