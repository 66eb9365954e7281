import { describe, expect, test } from 'vitest';
import { base64 } from '../../../tests/corpus/echo/conversation.ts';
import { GENERAL_REASONS } from '../general-reasons.ts';
import { check, said } from '../said.fixture.ts';

type Row = [answer: string, reason: string, ...shown: string[]];
const table = (rule: unknown, rows: Row[]) =>
	test.each(rows)('%j: %s', (answer, reason, ...shown) => {
		expect(GENERAL_REASONS).toContain(reason);
		expect(said(rule, answer)).toEqual([reason, shown]);
	});

describe('an answer is JSON of a schema', () => {
	const hour = { type: 'integer', minimum: 0, maximum: 23 };
	const rule = {
		kind: 'json',
		schema: {
			type: 'object',
			required: ['clima', 've'],
			properties: { clima: hour, ve: { $ref: '#/definitions/hour' }, motivo: { type: 'string' } },
			additionalProperties: false,
			definitions: { hour }
		}
	};
	table(rule, [
		['{"clima": 9, "ve": 11}', 'json-valid', '{"clima": 9, "ve": 11}'],
		['Así [1]:\n```json\n{"clima": 9, "ve": 11}\n```', 'json-valid', '{"clima": 9, "ve": 11}'],
		['{"clima": 9, "ve": 24}', 'json-invalid', '24'],
		['{"clima": 9, "ve": 11, "acs": 3}', 'json-invalid', '{"clima": 9, "ve": 11, "acs": 3}'],
		['{"clima": 9}', 'json-invalid', '{"clima": 9}'],
		['{"clima": 9, "ve": 11, "ve": "once"}', 'json-invalid', '"once"'],
		[
			'{"__proto__": {"ve": 11}, "clima": 9}',
			'json-invalid',
			'{"__proto__": {"ve": 11}, "clima": 9}'
		],
		['{clima: 9, ve: 11}', 'json-missing'],
		['｛"clima": 9, "ve": 11｝', 'json-missing'],
		[base64('{"clima": 9, "ve": 11}'), 'json-missing'],
		['['.repeat(10_000), 'json-too-deep'],
		['{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000), 'json-too-deep'],
		['', 'json-missing']
	]);
	table({ ...rule, alone: true }, [
		['```json\n{"clima": 9, "ve": 11}\n```\n', 'json-valid', '{"clima": 9, "ve": 11}'],
		['Claro: {"clima": 9, "ve": 11}', 'json-not-alone', 'Claro: ']
	]);
	test('what an object inherits is not in the answer', () => {
		const inherits = { kind: 'json', schema: { type: 'object', required: ['toString'] } };
		expect(check(inherits, '{}').reason).toBe('json-invalid');
	});
	test.each([
		[{ $ref: 'https://example.org/schema.json' }],
		[{ type: 'array', items: { $ref: '#' } }],
		[{ properties: { a: { $ref: '#/properties/a' } } }],
		[{ type: 'string', pattern: '(?=x)' }],
		[{ type: 'string', format: 'email' }],
		[{ type: 'array', uniqueItems: true }],
		[{ type: 'text' }]
	])('the schema %j is refused', (schema) => {
		expect(() => check({ kind: 'json', schema }, '{}')).toThrow();
	});
	test('a pattern of a schema runs in linear time', () => {
		const schema = { type: 'array', items: { type: 'string', pattern: '^(a+)+$' } };
		expect(check({ kind: 'json', schema }, `["${'a'.repeat(5000)}!"]`).reason).toBe('json-invalid');
	});
});

describe('an answer has a table', () => {
	const rule = {
		kind: 'table',
		columns: [
			{ id: 'que', names: ['Qué', 'Medida'] },
			{ id: 'ahorro', names: ['Ahorro', 'Estalvi'] }
		],
		rows: { min: 2, max: 3 }
	};
	const good = '| Medida | Ahorro (kWh) |\n|---|---:|\n| LED | 10 |\n| Termo | 20 |';
	table(rule, [
		[`Aquí:\n${good}\nFin`, 'table-right', good],
		[
			'| **Qué** | Estalvi |\n|-|-|\n| a | 1 |\n| b | 2 |',
			'table-right',
			'| **Qué** | Estalvi |\n|-|-|\n| a | 1 |\n| b | 2 |'
		],
		[
			'| Medida | Coste |\n|---|---|\n| LED | bajo |\n| b | c |',
			'table-columns-missing',
			'| Medida | Coste |'
		],
		['| Qué | Ahorro |\n|---|---|\n| LED | 10 |', 'table-rows-too-few', '| Qué | Ahorro |'],
		[`${good}\n| c | 1 |\n| d | 4 |`, 'table-rows-too-many', '| d | 4 |'],
		[
			'| Qué | Ahorro |\n|---|---|\n| LED | \u200b |\n| b | 2 |',
			'table-cells-empty',
			'| LED | \u200b |'
		],
		['Qué: LED. Ahorro: 10', 'table-missing'],
		['|'.repeat(2000), 'table-missing']
	]);
});

describe('an answer is a numbered list with its fields', () => {
	const rule = {
		kind: 'list',
		items: 2,
		fields: [
			{ id: 'donde', names: ['Dónde', 'On'] },
			{ id: 'coste', names: ['Coste', 'Cost'] }
		]
	};
	table(rule, [
		[
			'1. LED. Dónde: salón. Coste: bajo\n2. Termo\n   - **Dónde**: baño\n   - Coste (año): nulo',
			'list-right',
			'1. LED. Dónde: salón. Coste: bajo',
			'2. Termo\n   - **Dónde**: baño\n   - Coste (año): nulo'
		],
		[
			'1) a. On: sala. Cost: baix\n2) b. On: bany. Cost: nul',
			'list-right',
			'1) a. On: sala. Cost: baix',
			'2) b. On: bany. Cost: nul'
		],
		[
			'１． a. Dónde: x. Coste: y\n２． b. Dónde: x. Coste: y',
			'list-right',
			'１． a. Dónde: x. Coste: y',
			'２． b. Dónde: x. Coste: y'
		],
		['1. a. Dónde: x. Coste: y\n2. b. Dónde: x', 'list-fields-missing', '2. b. Dónde: x'],
		[
			'1. a. Dónde: x. Coste:\n2. b. Dónde: x. Coste: y',
			'list-fields-missing',
			'1. a. Dónde: x. Coste:'
		],
		['1. a\n2. b\n3. c', 'list-items-wrong', '1. a', '2. b', '3. c'],
		['1. a\n1. b', 'list-items-wrong', '1. a'],
		['- a\n- b', 'list-missing'],
		['('.repeat(1000), 'list-missing']
	]);
});
