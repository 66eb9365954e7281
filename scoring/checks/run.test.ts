import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lists } from '../../tests/corpus/reto1/lists.ts';
import { pisoDePrueba } from '../../tests/corpus/reto1/sheet.ts';
import type { AnyCheckRule } from '../rulebook/schema.ts';
import { REASONS } from './reasons.ts';
import { runConversationChecks } from './run.ts';
import { isValid } from './valid.ts';

const checks: AnyCheckRule[] = [
	{ kind: 'not-cut' },
	{ kind: 'language', allowed: ['es', 'ca', 'gl', 'eu'] },
	{ kind: 'measures-count', exactly: 5 },
	{ kind: 'measures-fields' },
	{ kind: 'measures-areas', atLeast: 3 },
	{ kind: 'measures-savings', maxShare: '3/5' },
	{ kind: 'known-equipment' },
	{ kind: 'echo', threshold: '1/2' }
];
const run = (answer: string, prompts: string[] = ['Hazme un plan'], finishReason = 'stop') =>
	runConversationChecks({
		challenge: {
			kind: 'conversation',
			checks,
			sheet: pisoDePrueba,
			statement: { es: 'Cinco medidas de ahorro.' }
		},
		answer,
		finishReason,
		prompts
	});
const plan = lists[0]!.text;

test('a complete plan is valid, and each check of the rulebook says why in its turn', () => {
	const outcomes = run(plan);
	expect(isValid(outcomes)).toBe(true);
	expect(outcomes.map(({ kind }) => kind)).toEqual(checks.map(({ kind }) => kind));
});

test('a flag does not make an answer invalid', () => {
	const outcomes = run(plan, [plan]);
	expect(outcomes.find(({ kind }) => kind === 'echo')?.outcome).toBe('flagged');
	expect(isValid(outcomes)).toBe(true);
});

test('the length cap makes an otherwise complete plan invalid', () => {
	expect(isValid(run(plan, [], 'length'))).toBe(false);
});

test('a constant or empty answer is never valid', () => {
	expect(isValid(run(''))).toBe(false);
	expect(isValid(run('1. a\n2. b\n3. c\n4. d\n5. e'))).toBe(false);
});

test('whatever is written, reasons are listed ones and evidence lies inside the answer', () => {
	const words = fc.constantFrom(
		...[
			'1. ',
			'Ahorro: ',
			'150 kWh',
			' | ',
			'\n',
			'**',
			'{"coste": "bajo"',
			'### ',
			'Dónde',
			'🔥',
			'１'
		],
		...['l·l', '[', '- ', 'salón', '\u202e', '"', ': ', 'Coste: nulo', ', ', '(', 'total', '\ufdfa']
	);
	const answers = fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 5 })));
	fc.assert(
		fc.property(answers, (parts) => {
			const answer = parts.join('');
			for (const { reason, evidence } of run(answer, [answer])) {
				expect(REASONS).toContain(reason);
				for (const { start, end } of evidence) {
					expect(start).toBeGreaterThanOrEqual(0);
					expect(end).toBeGreaterThan(start);
					expect(end).toBeLessThanOrEqual(answer.length);
				}
			}
		}),
		{ numRuns: 150 }
	);
});

/** Whether one of a few runs keeps within the limit, so that a busy machine does not decide. */
function keepsWithin(milliseconds: number, work: () => unknown, runs = 40): boolean {
	for (let left = runs; left > 0; left--) {
		const start = performance.now();
		work();
		if (performance.now() - start < milliseconds) return true;
	}
	return false;
}

test('an answer of 20 KB is checked in less than 20 ms', () => {
	const long = lists.map(({ text }) => text).join('\n\n');
	const answer = long.repeat(2).slice(0, 20_000);
	expect(keepsWithin(20, () => run(answer, [plan]))).toBe(true);
});

describe('100 KB of hostile text is checked in less than 100 ms', () => {
	const of = (unit: string) => unit.repeat(100_000 / unit.length);
	const hostile: Record<string, string> = {
		parentheses: of('('),
		'zero-width characters': of('\u200b'),
		'bidi controls': of('\u202e\u2066a'),
		'JSON 10,000 deep': '['.repeat(10_000) + '{"a":'.repeat(10_000),
		'labels in JSON 10,000 deep': '{"ahorro":'.repeat(10_000),
		'full-width digits': of('１２３４'),
		'one number': of('1'),
		'thousands without end': of('1.'),
		'spaced thousands': of('123 '),
		'one word': of('a'),
		'one-letter words': of('a '),
		'labels without values': of('ahorro: '),
		'labels that never close': of('ahorro ('),
		'list markers': of('1. a\n'),
		'table bars': of('|'),
		'table headers': of('|Medida|Ahorro|Coste|\n'),
		'quotes and backslashes': of('\\"'),
		'letters that expand': of('\ufdfa'),
		'half geminates': of('l·'),
		'lone surrogates': of('\ud800'),
		emphasis: of('**a'),
		base64: of('QUFBQUFBQUFBQUFB')
	};

	test.each(Object.entries(hostile))('%s', (_, text) => {
		expect(keepsWithin(100, () => run(text))).toBe(true);
		expect(keepsWithin(100, () => run(plan, [text]))).toBe(true);
	});
});
