import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineAndColumn, readJson } from './read.ts';

test('whatever JSON says is read as the language itself reads it, and found where it stands', () => {
	fc.assert(
		fc.property(fc.jsonValue({ maxDepth: 5 }), fc.nat(4), (value, indent) => {
			const text = JSON.stringify(value, null, indent);
			const reading = readJson(text);
			if (!reading.ok) throw new Error('it is JSON');
			expect(reading.value).toEqual(JSON.parse(text));
			const { start, end } = reading.spanOf([]);
			expect(JSON.parse(text.slice(start, end))).toEqual(JSON.parse(text));
		})
	);
});

test('whatever is no JSON is refused, exactly where the language itself refuses it', () => {
	const pieces = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', '-', '01', ' ', 'true');
	fc.assert(
		fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
			const text = parts.join('');
			let isJson = true;
			try {
				JSON.parse(text);
			} catch {
				isJson = false;
			}
			expect(readJson(text).ok).toBe(isJson);
		}),
		{ numRuns: 500 }
	);
});

test('the place of a part is the part itself', () => {
	const text = '{ "a": [1, {"b": "no"}], "a": [2] }';
	const reading = readJson(text);
	if (!reading.ok) throw new Error('it is JSON');
	const { start, end } = reading.spanOf(['a', 0]);

	expect(text.slice(start, end)).toBe('2');
	expect(reading.repeated).toEqual([{ path: ['a'], at: 25 }]);
	expect(reading.value).toEqual({ a: [2] });
});

test('a key called __proto__ is a key, and changes no prototype', () => {
	const reading = readJson('{"__proto__": {"admin": true}}');
	if (!reading.ok) throw new Error('it is JSON');

	expect(Object.keys(reading.value as object)).toEqual(['__proto__']);
	expect((reading.value as { admin?: boolean }).admin).toBeUndefined();
});

test.each([
	['{"a": 1,}', 8],
	['[1 2]', 3],
	['"\\x"', 0],
	['{"a" 1}', 5],
	['[1] 2', 4],
	['', 0]
])('%s is refused at its fault', (text, at) => {
	expect(readJson(text)).toEqual({ ok: false, at, problem: 'syntax' });
});

test('ten thousand brackets are refused and exhaust no stack', () => {
	expect(readJson('['.repeat(10_000))).toMatchObject({ ok: false, problem: 'too-deep' });
	expect(readJson('{"a":'.repeat(10_000))).toMatchObject({ ok: false, problem: 'too-deep' });
});

test('a place is told as line and column', () => {
	expect(lineAndColumn('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
});
