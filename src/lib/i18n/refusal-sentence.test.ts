import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { REFUSAL_CODES } from '../refusal.ts';
import { refusalMessages } from './catalogues/refusal.ts';
import { refusalSentence, refusedField } from './refusal-sentence.ts';

const sources = import.meta.glob<string>(['../server/**/*.ts', '!../**/*.test.ts'], {
	eager: true,
	query: '?raw',
	import: 'default'
});

type Ast = ReturnType<IntlMessageFormat['getAst']>;
const LITERAL = 0;

function placeholders(message: string): string[] {
	const visit = (elements: Ast): string[] =>
		elements.flatMap((element) => {
			if (!('value' in element) || element.type === LITERAL) return [];
			const inside = 'options' in element ? Object.values(element.options) : [];
			return [element.value, ...inside.flatMap(({ value }) => visit(value))];
		});
	return visit(new IntlMessageFormat(message, 'es', undefined, { ignoreTag: true }).getAst());
}

/** Every place in the server that refuses with a code, as the text of its arguments. */
const throwers = Object.entries(sources).flatMap(([path, source]) =>
	[...source.matchAll(/new Refusal\(\s*'(\w+)'(.*?)\)(?:;|\s*:|\)|$)/gms)].map(
		([, code = '', details = '']) => ({ path, code, details })
	)
);

describe('a refusal', () => {
	test.each(REFUSAL_CODES)('%s has its sentence', (code) => {
		expect(Object.keys(refusalMessages.source)).toContain(code);
	});

	test.each(throwers)(
		'$code gets from $path every figure that its sentence shows',
		({ code, details }) => {
			const message = (refusalMessages.source as Record<string, string>)[code] ?? '';
			for (const name of placeholders(message)) {
				expect(details).toMatch(name === 'minutes' ? /\bseconds\b/ : new RegExp(`\\b${name}\\b`));
			}
		}
	);

	test('speaks in the units that people read', () => {
		expect(
			refusalSentence({ code: 'too_many_attempts', details: { seconds: 61 } }, 'es')
		).toContain('2 minutos');
		expect(
			refusalSentence(
				{ code: 'energy_exhausted', details: { left: 12_000_000, needed: 250_000_000 } },
				'es'
			)
		).toMatch(/hasta 250\smWh y os quedan 12,0\smWh/);
	});

	test('of a field speaks of that field, and of any other in general', () => {
		const refused = { field: 'email', expected: 'email' };

		expect(refusalSentence({ code: 'invalid_request', details: refused }, 'es')).toMatch(/correo/);
		expect(refusedField({ code: 'invalid_request', details: refused })).toBe('email');
		expect(
			refusalSentence({ code: 'invalid_request', details: { field: 'x', expected: 'JSON' } }, 'es')
		).toMatch(/Falta algún dato/);
		expect(
			refusalSentence({ code: 'wrong_credentials', details: { field: 'oldPassword' } }, 'es')
		).toMatch(/contraseña actual/);
		expect(refusedField({ code: 'too_many_attempts', details: { seconds: 1 } })).toBeUndefined();
	});
});
