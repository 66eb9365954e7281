import { describe, expect, test } from 'vitest';
import { nextStep, type Standpoint } from './next-step.ts';

const visitor: Standpoint = {
	signedIn: false,
	part: undefined,
	phase: 'open',
	registrationOpen: true
};
const participant: Standpoint = { ...visitor, signedIn: true, part: 'participant' };

describe('what a person is offered first', () => {
	test('a visitor is led to an account, and whoever has one to a team', () => {
		expect(nextStep(visitor)).toBe('register');
		expect(nextStep({ ...visitor, signedIn: true })).toBe('createTeam');
	});

	test('nobody is sent to register once registration has closed', () => {
		const late = { ...visitor, registrationOpen: false };

		expect(nextStep(late)).toBe('seeBoard');
		expect(nextStep({ ...late, signedIn: true })).toBe('seeBoard');
		expect(nextStep({ ...late, phase: 'announced' })).toBe('awaitRegistration');
	});

	test('a participant follows the phases of the round', () => {
		const steps = (
			['announced', 'practice', 'open', 'frozen', 'closed', 'results', 'final'] as const
		).map((phase) => nextStep({ ...participant, phase }));

		expect(steps).toEqual([
			'awaitOpening',
			'practise',
			'compete',
			'compete',
			'awaitResults',
			'seeBoard',
			'seeBoard'
		]);
	});

	test('staff go to their desk in every phase, and never to a team', () => {
		for (const phase of ['announced', 'open', 'final'] as const) {
			expect(nextStep({ ...participant, part: 'judge', phase })).toBe('judge');
			expect(nextStep({ ...participant, part: 'organiser', phase })).toBe('organise');
		}
	});
});
