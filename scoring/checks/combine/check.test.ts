import { describe, expect, test } from 'vitest';
import { GENERAL_REASONS } from '../general-reasons.ts';
import { check, said } from '../said.fixture.ts';

type Row = [answer: string, reason: string, ...shown: string[]];
const table = (rule: unknown, rows: Row[]) =>
	test.each(rows)('%j: %s', (answer, reason, ...shown) => {
		expect(GENERAL_REASONS).toContain(reason);
		expect(said(rule, answer)).toEqual([reason, shown]);
	});

describe('checks combine', () => {
	const word = (text: string) => ({ kind: 'contains', texts: [text] });
	table({ kind: 'all', of: [word('uno'), word('dos')] }, [
		['uno dos', 'all-passed', 'uno', 'dos'],
		['uno', 'all-failed']
	]);
	table({ kind: 'any', of: [word('uno'), { kind: 'all', of: [word('dos'), word('tres')] }] }, [
		['tres dos', 'any-passed', 'dos', 'tres'],
		['dos', 'any-failed']
	]);
	test('weights are exact: a third and two thirds are one', () => {
		const rule = {
			kind: 'weighted',
			of: [
				{ weight: '1/3', check: word('uno') },
				{ weight: '2/3', check: word('dos') }
			],
			atLeast: '1'
		};
		expect(check(rule, 'uno dos')).toMatchObject({ outcome: 'passed', params: { score: '1/1' } });
		expect(check(rule, 'dos')).toMatchObject({
			outcome: 'failed',
			reason: 'weighted-too-little',
			parts: [{ outcome: 'failed' }, { outcome: 'passed' }]
		});
	});
});
