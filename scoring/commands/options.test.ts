import { describe, expect, test } from 'vitest';
import { naturalOption, readOptions } from './options.ts';

const NAMES = ['prompt', 'profile'] as const;

describe('the options of a command', () => {
	test('are read with a blank or an equals sign', () => {
		expect(readOptions(['--prompt', '5', '--profile=a=b'], NAMES)).toEqual({
			prompt: '5',
			profile: 'a=b'
		});
	});

	test.each([
		[['--promt', '5'], 'unknown option "--promt"'],
		[['5'], 'unexpected "5"'],
		[['-p', '5'], 'unexpected "-p"'],
		[['--prompt'], '--prompt needs a value'],
		[['--prompt='], '--prompt needs a value'],
		[['--prompt', '--profile', 'x'], '--prompt needs a value'],
		[['--prompt', '1', '--prompt', '2'], '--prompt is given twice']
	])('%j is refused by name', (args, message) => {
		expect(() => readOptions(args, NAMES)).toThrow(message);
	});

	test.each(['', '-1', '1.5', '1e3', '0x10', ' 1', '9007199254740992', 'many'])(
		'%j is no natural number',
		(text) => {
			expect(() => naturalOption('prompt', text)).toThrow('--prompt is not a natural number');
		}
	);
});
