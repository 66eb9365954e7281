import { expect, test } from 'vitest';
import { format } from '../exact/rational.ts';
import type { ChallengeRules } from '../rulebook/schema.ts';
import { conversation, template, text } from './board-facts.fixture.ts';
import type { BoardStanding } from './eligibility.ts';
import type { EntryFacts } from './facts.ts';
import { qualityOf } from './quality.ts';

const criterion = { id: 'a', title: text, levels: [text, text, text, text, text], weight: '1' };
const judged = { ...template, rubric: [criterion] };
const quality = (
	parts: EntryFacts['quality'],
	challenge: ChallengeRules,
	standing: BoardStanding = 'official'
) => {
	const found = qualityOf(parts, challenge, standing);
	return found && format(found);
};

test('where energy decides, the jury’s part stands before what the checks measured', () => {
	expect(quality({ jury: '1/2', checks: '1/3' }, conversation)).toBe('1/2');
	expect(quality({ checks: '1/3' }, conversation)).toBe('1/3');
	expect(quality({ jury: '1/2' }, conversation)).toBe('1/2');
	expect(quality({}, conversation)).toBeUndefined();
});

test('where quality is weighed, an official one lacks no part that has a weight', () => {
	expect(quality({ checks: '1', jury: '0' }, judged)).toBe('7/10');
	expect(quality({ checks: '1' }, judged)).toBeUndefined();
	expect(quality({ jury: '1/2' }, judged)).toBeUndefined();
	expect(quality({ jury: '1/2' }, template)).toBeUndefined();
	expect(quality({ checks: '1/3' }, template)).toBe('1/3');
});

test('and a provisional one makes do with what there is', () => {
	expect(quality({ checks: '1/3' }, judged, 'provisional')).toBe('1/3');
	expect(quality({ jury: '1/2' }, judged, 'provisional')).toBe('1/2');
	expect(quality({}, judged, 'provisional')).toBeUndefined();
});
