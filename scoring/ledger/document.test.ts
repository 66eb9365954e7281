import { describe, expect, test } from 'vitest';
import { Fields, Malformed } from './document.ts';

const read = (value: unknown) => new Fields({ field: value }, ['field']);

describe('a document that somebody sends', () => {
	test.each([undefined, null, 5, 'text', true, [[1]]])(
		'has to be an object: %j is none',
		(value) => {
			expect(() => new Fields(value, [])).toThrow(new Malformed('is not a JSON object'));
		}
	);

	test('has only the fields of its kind, and all that are asked for', () => {
		expect(() => new Fields({ seq: 1, name: 'Ana' }, ['seq'])).toThrow('"name" is unknown');
		expect(() => read(undefined).any('field')).toThrow('field is missing');
		expect(read(undefined).has('field')).toBe(false);
		expect(read('').has('field')).toBe(true);
	});

	test('is refused with the field beside the sentence, for whoever shows it', () => {
		const refusal = new Malformed('is missing', 'root');

		expect(refusal).toMatchObject({ name: 'Malformed', field: 'root', message: 'root is missing' });
		expect(new Malformed('is no JSON')).toMatchObject({ field: undefined, message: 'is no JSON' });
	});
});

const hash = 'ab'.repeat(32);
const instant = '2026-05-01T10:00:00.000Z';
const ACCEPTED: [keyof Fields, unknown][] = [
	['hash', hash],
	['id', 'a'],
	['id', `AZaz09_-${'x'.repeat(56)}`],
	['instant', instant],
	['natural', 0],
	['natural', 2 ** 53 - 1]
];
test.each(ACCEPTED)('a field reads as %s: %j', (kind, value) => {
	expect(read(value)[kind]('field', /./, '')).toBe(value);
});

const REFUSED: [keyof Fields, unknown, string][] = [
	...[`${hash}0`, `0${hash}`, hash.slice(1), hash.toUpperCase(), ''].map(
		(value): [keyof Fields, unknown, string] => ['hash', value, 'is not 64 hex digits']
	),
	...['', 'x'.repeat(65), 'ana@example.org', '@ana', 'ana ', 5].map(
		(value): [keyof Fields, unknown, string] => ['id', value, 'is not an id']
	),
	...[`x${instant}`, `${instant}x`, '2026-05-01', '2026-05-01T12:00:00.000+02:00'].map(
		(value): [keyof Fields, unknown, string] => [
			'instant',
			value,
			'is not an instant such as 2026-05-01T10:00:00.000Z'
		]
	),
	['instant', '2026-13-01T10:00:00.000Z', 'is not an instant that exists'],
	['instant', '2026-02-30T10:00:00.000Z', 'is not an instant that exists'],
	...[-1, 0.5, 2 ** 53, Number.NaN, '3', 3n].map((value): [keyof Fields, unknown, string] => [
		'natural',
		value,
		'is not a natural number'
	])
];
test.each(REFUSED)('no field reads as %s: %s', (kind, value, message) => {
	expect(() => read(value)[kind]('field', /./, '')).toThrow(Malformed);
	expect(() => read(value)[kind]('field', /./, '')).toThrow(`field ${message}`);
});
