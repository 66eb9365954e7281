import { describe, expect, test } from 'vitest';
import { GENERAL_REASONS } from '../general-reasons.ts';
import { said } from '../said.fixture.ts';

type Row = [answer: string, reason: string, ...shown: string[]];
const table = (rule: unknown, rows: Row[]) =>
	test.each(rows)('%j: %s', (answer, reason, ...shown) => {
		expect(GENERAL_REASONS).toContain(reason);
		expect(said(rule, answer)).toEqual([reason, shown]);
	});

describe('an answer chooses', () => {
	const rule = {
		kind: 'choice',
		options: [
			{ id: 'a', names: ['a', 'placas'] },
			{ id: 'b', names: ['b', 'placas solares', 'plaques solars'] }
		],
		right: ['b']
	};
	table(rule, [
		['B', 'choice-right', 'B'],
		['Respuesta: b', 'choice-right', 'b'],
		['La respuesta correcta es la B) porque a la larga gasta menos', 'choice-right', 'B'],
		['Conviene poner placas solares', 'choice-right', 'placas solares'],
		['Ｂ', 'choice-right', 'Ｂ'],
		['Respuesta: а', 'choice-wrong', 'а'],
		['a) o b)', 'choice-several', 'a', 'b'],
		['No a los dos', 'choice-none'],
		['', 'choice-none']
	]);
});
