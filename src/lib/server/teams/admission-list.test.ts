import { describe, expect, test } from 'vitest';
import { readAdmissionList } from './admission-list.ts';
import { MOST_BYTES } from './csv-rows.ts';

const teams = [
	{ id: 't1', name: 'Las Lámparas', alias: 'Roble 12' },
	{ id: 't2', name: '=1+1', alias: 'Haya 7' },
	{ id: 't3', name: '', alias: 'Olmo 3' }
];
const read = (text: string | Uint8Array, reasonToAdmit = false) =>
	readAdmissionList(typeof text === 'string' ? new TextEncoder().encode(text) : text, {
		teams,
		reasonToAdmit
	});

describe('a list of who is admitted', () => {
	test('is read by names and aliases, whatever their case and accents', () => {
		expect(read('equipo;decision;motivo\nlas lamparas;Sí;\nhaya 7;no;Tarde\n')).toEqual({
			decisions: [
				{ line: 2, teamId: 't1', admitted: true, reason: '' },
				{ line: 3, teamId: 't2', admitted: false, reason: 'Tarde' }
			],
			problems: []
		});
	});

	test('keeps a formula as the name that it is', () => {
		expect(read('equipo,decision\n=1+1,si\n').decisions).toMatchObject([{ teamId: 't2' }]);
	});

	test('says of every bad line which it is, and what is wrong', () => {
		const text = [
			'equipo,decision,motivo',
			'Nadie,sí,',
			',no,Sin nombre',
			'Haya 7,quizá,',
			'Haya 7,no,',
			'Las Lámparas,sí,',
			'Roble 12,no,Dos veces',
			'Olmo 3,no,\u202eaeB'
		].join('\n');
		expect(read(text)).toEqual({
			decisions: [{ line: 6, teamId: 't1', admitted: true, reason: '' }],
			problems: [
				{ problem: 'team', line: 2 },
				{ problem: 'team', line: 3 },
				{ problem: 'decision', line: 4 },
				{ problem: 'reason', line: 5 },
				{ problem: 'repeated', line: 7, first: 6 },
				{ problem: 'long', line: 8 }
			]
		});
	});

	test('asks for a reason to admit whom no board admits', () => {
		expect(read('equipo,decision\nRoble 12,sí\n', true).problems).toEqual([
			{ problem: 'reason', line: 2 }
		]);
	});

	test.each([
		['no column of decisions', 'equipo\nRoble 12\n', 'header', 1],
		['headings alone', 'equipo,decision\n', 'empty', 1],
		[
			'Latin-1',
			new Uint8Array(Buffer.from('equipo,decision\nBegoña,sí\n', 'latin1')),
			'encoding',
			2
		],
		['too many bytes', new Uint8Array(MOST_BYTES + 1).fill(65), 'too-large', 1]
	])('with %s is refused with its line', (_, bytes, problem, line) => {
		expect(read(bytes)).toEqual({ decisions: [], problems: [{ problem, line }] });
	});
});
