import { expect, test } from 'vitest';
import { roundState } from './round-state.ts';

const instants = {
	registrationOpens: 100,
	practiceOpens: 200,
	opens: 300,
	registrationCloses: 350,
	freezes: 400,
	closes: 500,
	results: 600,
	finalised: 700
};

test.each([
	[99, 'announced', false, 'registrationOpens'],
	[100, 'announced', true, 'practiceOpens'],
	[200, 'practice', true, 'opens'],
	[299, 'practice', true, 'opens'],
	[300, 'open', true, 'registrationCloses'],
	[349, 'open', true, 'registrationCloses'],
	[350, 'open', false, 'freezes'],
	[400, 'frozen', false, 'closes'],
	[499, 'frozen', false, 'closes'],
	[500, 'closed', false, 'results'],
	[600, 'results', false, 'finalised'],
	[700, 'final', false, undefined]
])('at %i the round is %s, registration open %s, next %s', (at, phase, registrationOpen, next) => {
	const state = roundState(instants, at);
	expect(state).toMatchObject({ phase, registrationOpen });
	expect(state.next?.instant).toBe(next);
});

test.each([
	[250, { acceptsPractice: true, acceptsInteractions: false, acceptsEntries: false }],
	[300, { acceptsPractice: true, acceptsInteractions: true, acceptsEntries: true }],
	[450, { acceptsPractice: true, acceptsInteractions: true, acceptsEntries: true }],
	[500, { acceptsPractice: false, acceptsInteractions: false, acceptsEntries: false }]
])('at %i the round accepts %o: a freeze hides the board and stops nothing', (at, accepts) => {
	expect(roundState(instants, at)).toMatchObject(accepts);
});

test('where instants coincide the last state of them holds', () => {
	const together = { ...instants, registrationOpens: 300, practiceOpens: 300 };
	expect(roundState(together, 299)).toMatchObject({ phase: 'announced', next: { at: 300 } });
	expect(roundState(together, 300).phase).toBe('open');
});
