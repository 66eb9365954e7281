import fc from 'fast-check';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { languageTag, locales } from './locale.ts';
import { parsedMessage, written } from './message.ts';

const values = { count: 1, name: 'Ada', kind: 'team', place: 2 };

function reference(source: string, tag: string, given: Record<string, string | number>): string {
	const format = new IntlMessageFormat(source, tag, undefined, { ignoreTag: true });
	return String(format.format(given));
}

describe('a message reads as the reference library reads it', () => {
	test.each([
		'Tu <b>equipo</b> y nada más',
		'Hola, {name}: {count, number}',
		'{count, plural, =0 {nada} one {queda # intento de {name}} other {quedan # intentos}}',
		'{kind, select, team {el equipo {count, plural, one {#} other {## y #}}} other {nadie}}',
		'{place, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}',
		"It''s '{{FICHA}}' y l'equip, # y 'suelto",
		"{count, plural, other {'#' es # y it''s '{'}}",
		"sin cerrar '{ abc",
		'{ name }{name}'
	])('%s', (source) => {
		for (const locale of locales) {
			const tag = languageTag(locale);
			for (const count of [0, 1, 2, 3, 5, 11, 1234, 29_404, 1_000_000]) {
				const given = { ...values, count, place: count };
				expect(written(parsedMessage(source), tag, given)).toBe(reference(source, tag, given));
			}
		}
	});

	test('whatever its apostrophes, braces and signs', () => {
		const piece = fc.constantFrom("'", "''", '#', '<', '>', ' ', 'a', '{name}', "'{", "}'");
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
				const plural = `{count, plural, other {${pieces.join('')}}}`;
				for (const source of [pieces.join(''), plural]) {
					expect(outcome(() => written(parsedMessage(source), 'es-ES', values))).toBe(
						outcome(() => reference(source, 'es-ES', values))
					);
				}
			}),
			{ numRuns: 1000 }
		);
	});
});

function outcome(write: () => string): string {
	try {
		return write();
	} catch {
		return 'refused';
	}
}

test.each([
	'{name',
	'{}',
	'{count, plural, one {#}}',
	'{count, plural, offset:1 other {#}}',
	'{at, date}',
	'{count, number, percent}',
	'{kind, select, other {a}'
])('refuses %s', (source) => {
	expect(() => parsedMessage(source)).toThrow(/expected at/);
});
