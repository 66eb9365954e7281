import { describe, expect, test } from 'vitest';
import { MOST_BYTES, MOST_LINES } from './csv-rows.ts';
import { readHolderList } from './holder-list.ts';

const read = (text: string) => readHolderList(new TextEncoder().encode(text));
const names = (text: string) => read(text).holders.map(({ name }) => name);

describe('a list of people', () => {
	test.each([
		['commas', 'correo,nombre\na@x.es,Ada\nb@x.es,Bea\n'],
		['semicolons and a mark, as Excel writes', '\ufeffNombre;Grupo\r\nAda;1\r\nBea;2\r\n'],
		['tabs', 'equipo\tcurso\nAda\t1\nBea\t2'],
		['one column and empty lines', 'team\n\nAda\n\nBea\n']
	])('with %s gives its names', (_, text) => {
		expect(names(text)).toEqual(['Ada', 'Bea']);
		expect(read(text).problems).toEqual([]);
	});

	test('keeps a formula as the text that it is', () => {
		expect(names('nombre\n=1+1\n@SUM(A1)\n"=cmd|\' /C calc\'!A0"\n')).toEqual([
			'=1+1',
			'@SUM(A1)',
			"=cmd|' /C calc'!A0"
		]);
	});

	test('says of every bad line which it is, and what is wrong', () => {
		expect(read('nombre\nAda\nA\n ádA \nBea\n\u202eaeB\n')).toEqual({
			holders: [
				{ name: 'Ada', line: 2 },
				{ name: 'Bea', line: 5 }
			],
			problems: [
				{ problem: 'name', line: 3 },
				{ problem: 'repeated', line: 4, first: 2 },
				{ problem: 'name', line: 6 }
			]
		});
	});

	test('counts lines as an editor does, though a cell goes over two', () => {
		const { problems } = read('nombre,nota\nAda,"dos\nlíneas"\nA,\n');

		expect(problems).toEqual([{ problem: 'name', line: 4 }]);
	});

	test.each([
		['nothing', '', 'header', 1],
		['headings alone', 'nombre\n', 'empty', 1],
		['no column of names', 'correo\na@x.es\n', 'header', 1],
		['a quote that never closes', 'nombre\nAda\n"Bea\n', 'csv', undefined]
	])('with %s is refused', (_, text, problem, line) => {
		const { holders, problems } = read(text);

		expect(holders).toEqual([]);
		expect(problems).toEqual([{ problem, line: line ?? expect.any(Number) }]);
	});

	test.each([
		['Latin-1', Buffer.from('nombre\nAda\nBegoña\n', 'latin1'), 3],
		['UTF-16', Buffer.from('\ufeffnombre\nAda\n', 'utf16le'), 1],
		['UTF-16 without its mark', Buffer.from('nombre\nAda\n', 'utf16le'), 1],
		['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 1]
	])('in %s is refused with the line', (_, bytes, line) => {
		expect(readHolderList(bytes)).toEqual({
			holders: [],
			problems: [{ problem: 'encoding', line }]
		});
	});

	test('beyond its limits is refused without being read', () => {
		const hundredMegabytes = new Uint8Array(100_000_000).fill(65);
		const began = performance.now();
		expect(readHolderList(hundredMegabytes).problems).toEqual([{ problem: 'too-large', line: 1 }]);
		expect(performance.now() - began).toBeLessThan(100);

		const long = `nombre\n${Array.from({ length: MOST_LINES + 1 }, (_, n) => `Ada ${n}`).join('\n')}`;
		expect(long.length).toBeLessThan(MOST_BYTES);
		expect(read(long)).toEqual({
			holders: [],
			problems: [{ problem: 'too-many', line: MOST_LINES + 2 }]
		});
	});
});
