import { describe, expect, test } from 'vitest';
import { closedTo, problemOf, roughTokens } from './editor.ts';
import { workbench } from './turn.fixture.ts';

const { phase, left } = workbench();
const limits = { promptTokens: 1500, answerTokens: 600, turns: 8 };

describe('the editor is closed', () => {
	test('in a phase that takes no prompts, whatever is left', () => {
		const closed = { phase: { ...phase, closed: 'Se ha cerrado.' }, left };

		expect(closedTo(closed, { limits }, 0)).toBe('phase');
	});

	test('when the interactions are spent', () => {
		const spent = { phase, left: { ...left, interactions: 0 } };

		expect(closedTo(spent, { limits }, 0)).toBe('spent');
		expect(closedTo({ phase, left }, { limits }, 0)).toBeUndefined();
	});

	test('in a conversation that has all its turns, and only there', () => {
		expect(closedTo({ phase, left }, { limits }, 8)).toBe('turns');
		expect(closedTo({ phase, left }, { limits }, 7)).toBeUndefined();
	});
});

describe('a text is not sent', () => {
	const exact = { tokens: 1501, most: 1500, estimated: false };

	test('when it says nothing', () => {
		expect(problemOf(' \n', { isTemplate: false, estimate: undefined })).toBe('empty');
	});

	test('when it is a template without one place for the sheet', () => {
		const problem = (text: string) => problemOf(text, { isTemplate: true, estimate: undefined });

		expect(problem('Planifica el día')).toBe('placeholder');
		expect(problem('{{FICHA}} y {{FICHA}}')).toBe('placeholder');
		expect(problem('Planifica: {{FICHA}}')).toBeUndefined();
	});

	test('when it is surely too long; a rough count refuses nothing', () => {
		const rough = { ...exact, estimated: true };

		expect(problemOf('x', { isTemplate: false, estimate: exact })).toBe('long');
		expect(problemOf('x', { isTemplate: false, estimate: rough })).toBeUndefined();
	});
});

test('the place of the sheet is not counted', () => {
	expect(roughTokens('{{FICHA}}')).toBe(0);
	expect(roughTokens('12345')).toBe(2);
});
