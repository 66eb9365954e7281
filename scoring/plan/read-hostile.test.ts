import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlan } from './read.ts';
import { REFERENCE_SHEET } from './reference-sheet.ts';

const size = 100_000;
const hostile: [string, string][] = [
	['open braces', '{'.repeat(size)],
	['nested lists', '['.repeat(size / 2) + ']'.repeat(size / 2)],
	['nested objects', '{"clima":'.repeat(size / 10) + '1' + '}'.repeat(size / 10)],
	['quotes', '{"'.repeat(size / 2)],
	['names without hours', 'clima '.repeat(size / 6)],
	['hours without names', '10:00 '.repeat(size / 6)],
	['hours and lists', 'clima 10 o 11 a 12 '.repeat(size / 19)],
	['bars', '|'.repeat(size)],
	['table rows', '| clima | 10 |\n'.repeat(size / 15)],
	['digits', '9'.repeat(size)],
	['digits and marks', '9:'.repeat(size / 2)],
	['stars', '*'.repeat(size)],
	['accents', 'a\u0301'.repeat(size / 2)],
	['blanks', ' '.repeat(size)],
	['lines', 'clima\n'.repeat(size / 6)],
	['a word', 'c'.repeat(size)]
];

test.each(hostile)('%s are read in linear time', (_, answer) => {
	readPlan(answer.slice(0, 2000), REFERENCE_SHEET);
	// Processor time: what else the machine does is not the reader's.
	const before = process.cpuUsage();
	readPlan(answer, REFERENCE_SHEET);
	const { user, system } = process.cpuUsage(before);
	expect((user + system) / 1000).toBeLessThan(500);
});

test('no text makes the reader throw, and what it reads is four hours', () => {
	const word = fc.constantFrom(
		'clima',
		've',
		'acs',
		'lavandería',
		':',
		'10',
		'9:30',
		'a las',
		'\n',
		'|',
		'{',
		'}',
		'"',
		',',
		'de 8 a 12',
		' '
	);
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string(),
				fc.array(word, { maxLength: 40 }).map((w) => w.join(' '))
			),
			(text) => {
				const reading = readPlan(text, REFERENCE_SHEET);
				if (reading.ok) expect(reading.plan).toHaveLength(4);
				else expect(reading.loads.length).toBeGreaterThan(0);
				for (const { start, end } of reading.evidence)
					expect(start < end && end <= text.length).toBe(true);
			}
		)
	);
});
