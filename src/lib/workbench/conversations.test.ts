import { describe, expect, test } from 'vitest';
import { conversationsOf } from './conversations.ts';
import { end, turn } from './turn.fixture.ts';
import { withTurns } from './turns.ts';
import type { TurnView } from './view.ts';

const official = { practice: false };
const read = (turns: TurnView[], rules = official) =>
	conversationsOf(withTurns(new Map(), turns), rules);

test('a branch is a conversation of its own that starts with what it shares', () => {
	const [branch, origin] = read([
		turn('a', { end: end() }),
		turn('b', { parentId: 'a', turn: 2, heldAt: 1001, end: end() }),
		turn('c', { parentId: 'a', turn: 2, conversationId: 'c2', heldAt: 1002, end: end() })
	]);

	expect(origin).toMatchObject({ id: 'c1', number: 1 });
	expect(origin?.turns.map(({ id }) => id)).toEqual(['a', 'b']);
	expect(branch).toMatchObject({ id: 'c2', number: 2, branchOf: 1 });
	expect(branch?.turns.map(({ id }) => id)).toEqual(['a', 'c']);
	expect(branch?.presentable).toMatchObject({ energyNwh: 20_000_000 });
});

describe('what can be presented', () => {
	test('is the last whole answer, even when a stopped one follows it', () => {
		const [conversation] = read([
			turn('a', { end: end() }),
			turn('b', { parentId: 'a', heldAt: 1001, end: end({ outcome: 'aborted' }) })
		]);

		expect(conversation?.presentable?.turns.map(({ id }) => id)).toEqual(['a']);
		expect(conversation?.tip?.id).toBe('b');
	});

	test('is nothing where no answer came', () => {
		const failed = end({ outcome: 'failed', billed: false });
		const [conversation] = read([turn('a', { end: failed })]);

		expect(conversation?.presentable).toBeUndefined();
		expect(conversation?.tip).toBeUndefined();
		expect(conversation?.energyNwh).toBe(0);
	});

	test('is nothing of another model than the rulebook’s, except to practise', () => {
		const other = [turn('a', { official: false, end: end() })];

		expect(read(other)[0]?.presentable).toBeUndefined();
		expect(read(other, { practice: true })[0]?.presentable).toBeDefined();
	});
});

test('a retry after a failure stays in its conversation and continues the same answer', () => {
	const [conversation] = read([
		turn('a', { end: end() }),
		turn('b', { parentId: 'a', heldAt: 1001, end: end({ outcome: 'failed', billed: false }) }),
		turn('c', { parentId: 'a', heldAt: 1002 })
	]);

	expect(conversation?.turns.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
	expect(conversation?.writing?.id).toBe('c');
	expect(conversation?.tip?.id).toBe('a');
});
