import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksOf } from './blocks.ts';
import type { Block } from './tree.ts';

const first = (answer: string): Block | undefined => blocksOf(answer)[0];
const paragraph = (text: string) => ({ kind: 'paragraph', inlines: [{ kind: 'text', text }] });

describe('an answer of the contest', () => {
	test('keeps the number its list starts at', () => {
		expect(first('3. Bajar el termostato\n4. Burletes')).toMatchObject({
			kind: 'list',
			ordered: true,
			start: 3,
			tight: true,
			items: [{ blocks: [paragraph('Bajar el termostato')] }, { blocks: [paragraph('Burletes')] }]
		});
	});

	test('keeps a table with its alignments', () => {
		expect(first('| medida | kWh |\n| --- | --: |\n| **LED** | 1.200 |')).toMatchObject({
			kind: 'table',
			align: ['start', 'end'],
			rows: [
				[
					[{ kind: 'strong', inlines: [{ kind: 'text', text: 'LED' }] }],
					[{ kind: 'text', text: '1.200' }]
				]
			]
		});
	});

	test('is read while it is still arriving', () => {
		expect(first('```json\n{"clima": 1')).toMatchObject({ kind: 'code', language: 'json' });
		expect(first('Ahorro **est')).toEqual(paragraph('Ahorro **est'));
	});

	test('shows a task as done or pending on one line', () => {
		expect(first('- [x] Burletes')).toMatchObject({
			items: [
				{
					blocks: [
						{
							inlines: [
								{ kind: 'task', done: true },
								{ kind: 'text', text: 'Burletes' }
							]
						}
					]
				}
			]
		});
	});

	test('writes the characters behind the usual references, and none in code', () => {
		expect(first('a &lt; b &amp; 3 &#8364; &bogus;')).toEqual(paragraph('a < b & 3 € &bogus;'));
		expect(first('`&lt;`')).toEqual({
			kind: 'paragraph',
			inlines: [{ kind: 'code', text: '&lt;' }]
		});
	});
});

describe('a hostile answer', () => {
	const written = (answer: string) => JSON.stringify(blocksOf(answer));

	test('keeps its HTML as the text that it is', () => {
		expect(first('<script>alert(1)</script>')).toEqual({
			kind: 'literal',
			text: '<script>alert(1)</script>'
		});
		expect(written('hola <img src=x onerror=alert(1)>')).toContain('"literal"');
		expect(written('uno<br>dos')).toContain('"break"');
	});

	test('has no link to press: words and address are text', () => {
		const answer = blocksOf('[tu banco](https://evil.example/a) y [x](javascript:alert(1))');
		expect(written('[tu banco](https://evil.example/a)')).toContain(' (https://evil.example/a)');
		expect(JSON.stringify(answer)).not.toContain('href');
		expect(first('https://alia.gob.es')).toEqual(paragraph('https://alia.gob.es'));
	});

	test('loads no image: its description stands for it', () => {
		expect(first('![un gráfico](https://evil.example/pixel.gif)')).toEqual(paragraph('un gráfico'));
	});

	test.each([
		['quotes in quotes', '>'.repeat(15_000)],
		['spaced quotes', '> '.repeat(9_000)],
		['lists in lists', '- '.repeat(9_000)],
		['numbered lists in lists', '1. '.repeat(6_000)],
		['brackets', '['.repeat(19_000)],
		['images', '![['.repeat(6_000)],
		['stars', '**a '.repeat(4_000)],
		['underscores', '_a'.repeat(9_000)],
		['tildes', '~~a~'.repeat(4_000)],
		['table rows', `|a|b|\n|-|-|\n${'|x|y|\n'.repeat(3_000)}`],
		['a megabyte', '*a '.repeat(350_000)]
	])('of %s is read in time', (_, answer) => {
		const start = performance.now();
		expect(blocksOf(answer).length).toBeGreaterThan(0);
		expect(performance.now() - start).toBeLessThan(3_000);
	});

	test('nests no deeper than it can be drawn', () => {
		const deep = Array.from({ length: 120 }, (_, level) => `${'  '.repeat(level)}- x`).join('\n');
		const depthOf = (block: Block): number =>
			block.kind === 'list'
				? 1 + Math.max(...block.items.flatMap((item) => item.blocks.map(depthOf)))
				: 0;

		const drawn = Math.max(...blocksOf(deep).map(depthOf));
		expect(drawn).toBeGreaterThan(5);
		expect(drawn).toBeLessThanOrEqual(14);
	});

	test('never breaks the page, whatever its characters', () => {
		const marks = fc.constantFrom(...'*_`~[]()!<>#-+|\n \t\\&;:"1.a'.split(''));
		fc.assert(
			fc.property(fc.string({ unit: marks, maxLength: 400 }), (answer) => {
				expect(Array.isArray(blocksOf(answer))).toBe(true);
			}),
			{ numRuns: 500 }
		);
	});
});
