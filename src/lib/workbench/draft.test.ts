import { expect, test } from 'vitest';
import { draftsOf } from './draft.ts';

function memory() {
	const kept = new Map<string, string>();
	return {
		kept,
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key)
	};
}

const scope = { contest: 'alia', challenge: 'hogar', teamId: 't1' };

test('a text is there again after the page was left, in its own conversation', () => {
	const store = memory();
	draftsOf(scope, () => store).keep('c1', 'a medias');

	expect(draftsOf(scope, () => store).read('c1')).toBe('a medias');
	expect(draftsOf(scope, () => store).read('new')).toBe('');
});

test('another team on the same device does not see it', () => {
	const store = memory();
	draftsOf(scope, () => store).keep('new', 'secreto');

	expect(draftsOf({ ...scope, teamId: 't2' }, () => store).read('new')).toBe('');
});

test('a sent text leaves nothing behind', () => {
	const store = memory();
	const drafts = draftsOf(scope, () => store);
	drafts.keep('new', 'hola');
	drafts.keep('new', '');

	expect(store.kept.size).toBe(0);
});

test('a browser that refuses to store does not break the page', () => {
	const drafts = draftsOf(scope, () => {
		throw new Error('denied');
	});

	expect(() => drafts.keep('new', 'hola')).not.toThrow();
	expect(drafts.read('new')).toBe('');
});
