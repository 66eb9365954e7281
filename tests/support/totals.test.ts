import { expect, test } from 'vitest';
import { addUp, ofPlaywright, ofVitest, totalLine } from './totals.ts';

const file = (status: string, ...tests: string[]) => ({
	status,
	assertionResults: tests.map((one) => ({ status: one }))
});
const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 0 };

test('every test of a report is counted once', () => {
	const report = {
		testResults: [file('passed', 'passed', 'skipped', 'todo'), file('failed', 'failed', 'passed')]
	};

	expect(ofVitest(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 });
});

test('a file that cannot be collected is a failure', () => {
	const report = { testResults: [file('passed', 'passed'), file('failed')] };

	expect(ofVitest(report, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test('a run that ends badly without saying why is a failure', () => {
	const report = { testResults: [file('passed', 'passed')] };

	expect(ofVitest(report, 1)).toMatchObject({ passed: 1, failed: 1 });
	expect(ofVitest(undefined, 0)).toMatchObject({ failed: 1 });
	expect(ofPlaywright({ stats, errors: [] }, 1)).toMatchObject({ passed: 3, failed: 1 });
	expect(ofPlaywright(undefined, 1)).toMatchObject({ failed: 1 });
});

test('a run of nothing is a failure', () => {
	expect(ofVitest({ testResults: [] }, 0)).toMatchObject({ failed: 1 });
	expect(ofPlaywright({ stats: { ...stats, expected: 0 }, errors: [] }, 0)).toMatchObject({
		failed: 1
	});
});

test('a browser test that passed at its second try has passed', () => {
	const report = { stats: { ...stats, flaky: 2 }, errors: [] };

	expect(ofPlaywright(report, 0)).toEqual({ passed: 5, failed: 0, skipped: 0 });
});

test('the last line says what passed, what failed and, if any, what was skipped', () => {
	const outcome = { passed: 3, failed: 0, skipped: 0 };

	expect(totalLine(outcome)).toBe('3 passed, 0 failed');
	expect(totalLine(addUp([outcome, { passed: 1, failed: 2, skipped: 4 }]))).toBe(
		'4 passed, 2 failed, 4 skipped'
	);
});
