import { describe, expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { translator } from './translator.ts';

const messages = catalogue<'plain' | 'left' | 'quote' | 'source'>({
	'../es/team.json': {
		plain: 'Tu <b>equipo</b>',
		left: '{count, plural, one {queda # intento} other {quedan # intentos}}',
		quote: "La plantilla necesita '{{FICHA}}'",
		source: 'Sin traducir, {name}'
	},
	'../en/team.json': { left: '{count, plural, one {# try left} other {# tries left}}' }
});

describe('the texts of an area', () => {
	test('follow the plural rules of their language', () => {
		const es = translator(messages, 'es');
		const en = translator(messages, 'en');

		expect(es('left', { count: 1 })).toBe('queda 1 intento');
		expect(es('left', { count: 29_404n })).toBe('quedan 29.404 intentos');
		expect(en('left', { count: 29_404 })).toBe('29,404 tries left');
	});

	test('fall back to Spanish where a language has not translated them', () => {
		expect(translator(messages, 'en')('source', { name: 'Ada' })).toBe('Sin traducir, Ada');
		expect(translator(messages, 'eu')('left', { count: 2 })).toBe('quedan 2 intentos');
	});

	test('are text and not markup, and may quote braces', () => {
		const t = translator(messages, 'es');

		expect(t('plain')).toBe('Tu <b>equipo</b>');
		expect(t('quote')).toBe('La plantilla necesita {{FICHA}}');
		expect(t('source', { name: '<b>{x}</b>' })).toBe('Sin traducir, <b>{x}</b>');
	});

	test('a message without its value is an error and not a hole on the screen', () => {
		expect(() => translator(messages, 'es')('source')).toThrow(/name/);
	});

	test('one translator serves every component of a page', () => {
		expect(translator(messages, 'es')).toBe(translator(messages, 'es'));
	});
});

test('a catalogue needs its Spanish and knows its languages', () => {
	expect(() => catalogue({ '../en/team.json': {} })).toThrow(/Spanish/);
	expect(() => catalogue({ '../es/team.json': {}, '../xx/team.json': {} })).toThrow(/xx/);
});
