import { describe, expect, test } from 'vitest';
import { commandOf, KEY_LIST, KEYS } from './keys.ts';

const pressed = (key: string, also = {}) => ({
	key,
	ctrlKey: false,
	metaKey: false,
	altKey: false,
	...also
});
const reading = { typing: false, single: true };

describe('the keys of the desk', () => {
	test('say the verdict, the level and the way, in either case', () => {
		expect(commandOf(pressed('v'), reading)).toBe('valid');
		expect(commandOf(pressed('R'), reading)).toBe('invalid');
		expect(commandOf(pressed('4'), reading)).toBe('level');
		expect(commandOf(pressed('?'), reading)).toBe('help');
		expect(commandOf(pressed('q'), reading)).toBeUndefined();
		expect(commandOf(pressed('toString'), reading)).toBeUndefined();
	});

	test('do nothing while someone types, has turned them off or means the browser', () => {
		expect(commandOf(pressed('v'), { typing: true, single: true })).toBeUndefined();
		expect(commandOf(pressed('v'), { typing: false, single: false })).toBeUndefined();
		expect(commandOf(pressed('r', { ctrlKey: true }), reading)).toBeUndefined();
	});

	test('save with Ctrl or ⌘ and Enter wherever the judge is', () => {
		const typing = { typing: true, single: false };

		expect(commandOf(pressed('Enter', { ctrlKey: true }), typing)).toBe('save');
		expect(commandOf(pressed('Enter', { metaKey: true }), typing)).toBe('save');
		expect(commandOf(pressed('Enter'), typing)).toBeUndefined();
	});

	test('all stand in the help', () => {
		const listed = KEY_LIST.map(([, command]) => command);

		expect(new Set(Object.values(KEYS)).difference(new Set(listed))).toEqual(new Set());
	});
});
