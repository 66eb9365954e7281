import { describe, expect, test } from 'vitest';
import { fieldsOf, isWhole, nothingTyped, readDraft, typedVerdict } from './verdict-fields.ts';

describe('a verdict as typed', () => {
	test('is read from the fields of the form', () => {
		const fields = {
			decision: 'invalid',
			'cause-vague': 'on',
			'cause-trick': 'on',
			'level-claridad': '3',
			'flag-echo': 'echo',
			note: 'Míralo',
			reason: 'No se puede aplicar'
		};

		expect(typedVerdict(fields)).toEqual({
			decision: 'invalid',
			causes: ['vague', 'trick'],
			reason: 'No se puede aplicar',
			levels: { claridad: '3' },
			note: 'Míralo',
			flags: ['echo']
		});
		expect(typedVerdict(fieldsOf(typedVerdict(fields)))).toEqual(typedVerdict(fields));
	});

	test('is empty where the form says nothing, and knows two decisions only', () => {
		expect(typedVerdict({ decision: 'perhaps' })).toEqual({
			decision: '',
			causes: [],
			reason: '',
			levels: {},
			note: '',
			flags: []
		});
	});

	test('comes back from a draft as it was', () => {
		const typed = typedVerdict({ decision: 'valid', 'level-claridad': '5', reason: 'Bien' });

		expect(readDraft(JSON.stringify(typed))).toEqual(typed);
	});

	test('is not made up from a draft that is missing, broken, empty or of another shape', () => {
		const empty = JSON.stringify(typedVerdict({}));

		for (const kept of [null, '', '{', '[]', '7', empty, '{"levels":{"a":3},"causes":"x"}']) {
			expect(readDraft(kept), String(kept)).toBeUndefined();
		}
	});
});

test('a verdict is whole with a decision and a level for each criterion, or with a reason to reject', () => {
	const rubric = ['claridad', 'utilidad'];
	const levels = { claridad: '3', utilidad: '5' };
	const whole = (typed: object) => isWhole({ ...nothingTyped(), ...typed }, rubric);

	expect(whole({ decision: 'valid', levels })).toBe(true);
	expect(whole({ decision: 'invalid', reason: 'No cuadra' })).toBe(true);
	expect(whole({ decision: 'invalid', causes: ['vague'] })).toBe(true);
	for (const part of [
		{ levels },
		{ decision: 'valid' },
		{ decision: 'valid', levels: { claridad: '3' } },
		{ decision: 'valid', levels: { ...levels, utilidad: 'mucha' } },
		{ decision: 'invalid', levels, reason: ' ' }
	]) {
		expect(whole(part)).toBe(false);
	}
});
