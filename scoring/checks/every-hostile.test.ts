import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOME } from '../rulebook/editions/desafio-alia/home.ts';
import { EVERY_RULE, HOSTILE } from './every.fixture.ts';
import { runChecks } from './every.ts';
import { givenTexts } from './given.ts';
import type { CheckOutcome } from './check.ts';
import { REASONS } from './reasons.ts';

const REASONS_THERE_ARE: readonly string[] = REASONS;

const run = (answer: string, prompts: string[] = [answer]) =>
	runChecks({
		checks: EVERY_RULE,
		answer,
		finishReason: 'stop',
		completionTokens: 1,
		prompts,
		given: givenTexts(HOME),
		home: HOME.sheet
	});

function expectSound(outcomes: readonly CheckOutcome[], answer: string): void {
	for (const { reason, evidence, parts } of outcomes) {
		expect(REASONS_THERE_ARE).toContain(reason);
		for (const { start, end } of evidence) {
			expect(start).toBeGreaterThanOrEqual(0);
			expect(end).toBeGreaterThan(start);
			expect(end).toBeLessThanOrEqual(answer.length);
		}
		if (parts) expectSound(parts, answer);
	}
}

test.each(Object.entries(HOSTILE))('%s: every check says its piece of 100 KB', (_, text) => {
	expectSound(run(text), text);
	expectSound(run('El ahorro total es de 300 kWh con coste bajo.', [text]), 'x'.repeat(50));
});

test('whatever is written, each check gives a listed reason and evidence inside the answer', () => {
	const words = fc.constantFrom(
		...['1. ', 'Coste: ', '150 kWh', ' | ', '\n', '**', '{"coste": "a"', '### ', '|---|---|\n'],
		...['🔥', '１', 'l·l', '[', ']', '}', '- ', '\u202e', '"', 'total: ', '(', '\ufdfa', 'a\u0301']
	);
	const answers = fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 5 })));
	fc.assert(
		fc.property(answers, (parts) => {
			const answer = parts.join('');
			expectSound(run(answer), answer);
		}),
		{ numRuns: 120 }
	);
});

test('checks are a function of what they are given: the same again says the same', () => {
	const answer = '1. LED. Dónde: salón. Coste: bajo. 40 kWh';
	expect(run(answer)).toEqual(run(answer));
});
