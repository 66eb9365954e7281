import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { end, turn } from './turn.fixture.ts';
import { canContinue, messagesAfter, withText, withTurns } from './turns.ts';

describe('an answer that arrives by several ways', () => {
	test('is whole whatever is told twice, late or in larger pieces', () => {
		const words = 'Cinco medidas 🌞 para ahorrar';
		fc.assert(
			fc.property(
				fc.array(fc.nat(words.length), { maxLength: 8 }),
				fc.array(fc.nat(words.length), { maxLength: 8 }),
				(cutsHere, cutsThere) => {
					const pieces = (cuts: number[]) => {
						const ends = [...new Set([...cuts, words.length])].sort((a, b) => a - b);
						return ends.map((to, index) => ({
							id: 'a',
							at: ends[index - 1] ?? 0,
							text: words.slice(ends[index - 1] ?? 0, to)
						}));
					};
					let turns = withTurns(new Map(), [turn('a')]);
					const [here, there] = [pieces(cutsHere), pieces(cutsThere)];
					while (here.length + there.length > 0) {
						const next =
							here.length > there.length ? here.shift() : (there.shift() ?? here.shift());
						turns = (next && withText(turns, next)) ?? turns;
					}
					return turns.get('a')?.answer === words;
				}
			)
		);
	});

	test('says that something is missing instead of leaving a hole', () => {
		const turns = withTurns(new Map(), [turn('a', { answer: 'Hola' })]);

		expect(withText(turns, { id: 'a', at: 7, text: 'tal' })).toBeUndefined();
		expect(withText(turns, { id: 'unknown', at: 0, text: 'x' })).toBeUndefined();
	});

	test('does not change once it is settled', () => {
		const settled = turn('a', { answer: 'Hola', end: end() });
		const turns = withTurns(new Map(), [settled]);

		expect(withText(turns, { id: 'a', at: 4, text: ' y más' })?.get('a')?.answer).toBe('Hola');
		expect(withTurns(turns, [turn('a', { answer: 'Ho' })]).get('a')).toEqual(settled);
	});

	test('never gets shorter by a slower reading', () => {
		const turns = withTurns(new Map(), [turn('a', { answer: 'Hola, qué' })]);

		expect(withTurns(turns, [turn('a', { answer: 'Hola' })]).get('a')?.answer).toBe('Hola, qué');
	});
});

test('interactions stand in the order in which they began, whoever told of them first', () => {
	const turns = withTurns(new Map(), [
		turn('late', { heldAt: 30 }),
		turn('early', { heldAt: 10 }),
		turn('middle', { heldAt: 20 })
	]);

	expect([...turns.keys()]).toEqual(['early', 'middle', 'late']);
});

test('what is sent to continue is the chain of that answer and no other branch', () => {
	const turns = withTurns(new Map(), [
		turn('a', { answer: 'A', end: end() }),
		turn('b', { answer: 'B', parentId: 'a', heldAt: 1001, end: end() }),
		turn('c', { answer: 'C', parentId: 'a', conversationId: 'c2', heldAt: 1002, end: end() })
	]);

	expect(messagesAfter(turns, 'c')).toEqual([
		{ role: 'user', content: 'prompt a' },
		{ role: 'assistant', content: 'A' },
		{ role: 'user', content: 'prompt c' },
		{ role: 'assistant', content: 'C' }
	]);
	expect(messagesAfter(turns, undefined)).toEqual([]);
});

test('a stopped answer can be continued, a failed or released one cannot', () => {
	const ended = (outcome: 'aborted' | 'failed' | 'released') =>
		turn('a', { end: end({ outcome }) });

	expect(canContinue(ended('aborted'))).toBe(true);
	expect(canContinue({ ...ended('aborted'), answer: '' })).toBe(false);
	expect(canContinue(ended('failed'))).toBe(false);
	expect(canContinue(ended('released'))).toBe(false);
	expect(canContinue(turn('a'))).toBe(false);
});
