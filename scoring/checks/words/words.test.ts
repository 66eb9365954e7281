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

describe('an answer contains some texts', () => {
	table({ kind: 'contains', texts: ['ahorro anual', 'coste'] }, [
		['El ahorro anual es alto y el coste bajo', 'contains-enough', 'ahorro anual', 'coste'],
		['AHORRO\n  **Anual**: 3; Costé', 'contains-enough', 'AHORRO\n  **Anual', 'Costé'],
		[
			'aho\u200brro \u202eanual, c\u00adoste',
			'contains-enough',
			'aho\u200brro \u202eanual',
			'c\u00adoste'
		],
		['ａｈｏｒｒｏ ａｎｕａｌ y 𝐜𝐨𝐬𝐭𝐞', 'contains-enough', 'ａｈｏｒｒｏ ａｎｕａｌ', '𝐜𝐨𝐬𝐭𝐞'],
		['аhоrrо anual y соste', 'contains-enough', 'аhоrrо anual', 'соste'],
		['un ahorro anualizado sin coste', 'contains-too-few', 'coste'],
		[base64('El ahorro anual es alto y el coste bajo'), 'contains-too-few'],
		['', 'contains-too-few']
	]);
});

describe('an answer excludes some texts', () => {
	table({ kind: 'excludes', texts: ['piscina'] }, [
		['Nada de eso aquí', 'excludes-none'],
		['Las piscinas son otra cosa', 'excludes-none'],
		['Calentar la Piscina, sí', 'excludes-found', 'Piscina'],
		['la p\u200bi\u200bs\u200bcina', 'excludes-found', 'p\u200bi\u200bs\u200bcina'],
		['la ріѕсіna', 'excludes-found', 'ріѕсіna'],
		['la ｐｉｓｃｉｎａ\u202c', 'excludes-found', 'ｐｉｓｃｉｎａ'],
		['', 'excludes-none']
	]);
});

describe('an answer matches a pattern', () => {
	table({ kind: 'matches', pattern: '^Total: \\d+ kWh$' }, [
		['Plan\nTotal: 300 kWh\nFin', 'matches-found', 'Total: 300 kWh'],
		['Total: ３００ kWh', 'matches-found', 'Total: ３００ kWh'],
		['To\u200btal: 300 kWh', 'matches-found', 'To\u200btal: 300 kWh'],
		['Total: trescientos kWh', 'matches-missing'],
		['(((((', 'matches-missing']
	]);
	table({ kind: 'matches', pattern: '[A-C]', expects: 'whole' }, [
		[' B\n', 'matches-found', ' B\n'],
		['La B', 'matches-missing']
	]);
	table({ kind: 'matches', pattern: 'más', expects: 'never', ignoreCase: true }, [
		['menos', 'matches-found'],
		['MA\u0301S y más', 'matches-forbidden', 'MA\u0301S', 'más']
	]);
	test('a pattern that only a backtracking engine runs is refused', () => {
		expect(() => check({ kind: 'matches', pattern: '(a)\\1' }, 'aa')).toThrow(RangeError);
		expect(() => check({ kind: 'matches', pattern: '(?=a)b' }, 'ab')).toThrow(RangeError);
	});
});

describe('an answer is as long as it should be', () => {
	table({ kind: 'length', unit: 'words', min: 3, max: 5 }, [
		['uno dos tres', 'length-within'],
		['uno dos', 'length-too-short', 'uno dos'],
		['uno dos tres cuatro cinco seis siete', 'length-too-long', 'seis siete'],
		['u\u200bno d\u200bos', 'length-too-short', 'u\u200bno d\u200bos'],
		['\u200b \u200b \u200b', 'length-too-short', '\u200b \u200b \u200b']
	]);
	table({ kind: 'length', unit: 'characters', min: 5, max: 6 }, [
		['a   b cd', 'length-within'],
		['ab\u200b\u200b\u200b\u200b', 'length-too-short', 'ab\u200b\u200b\u200b\u200b'],
		['a\u0301\u0302\u0303\u0304bc', 'length-too-short', 'a\u0301\u0302\u0303\u0304bc'],
		['ㅤㅤㅤㅤㅤ', 'length-too-short', 'ㅤㅤㅤㅤㅤ'],
		['🔥🔥🔥🔥🔥', 'length-within'],
		['abcdefgh', 'length-too-long', 'gh']
	]);
	test('tokens are those that the endpoint counted, and are for the judge where nobody did', () => {
		const rule = { kind: 'length', unit: 'tokens', max: 100 };
		expect(check(rule, 'sí', { completionTokens: 100 }).outcome).toBe('passed');
		expect(check(rule, 'sí', { completionTokens: 101 }).reason).toBe('length-too-long');
		expect(check(rule, 'sí')).toMatchObject({ outcome: 'flagged', reason: 'length-unknown' });
	});
});
