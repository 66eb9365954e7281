import type { Phase } from '#scoring';

/** What one person would do next in a contest; each has its own words and its own address. */
export type NextStep =
	| 'organise'
	| 'judge'
	| 'register'
	| 'createTeam'
	| 'awaitRegistration'
	| 'awaitOpening'
	| 'practise'
	| 'compete'
	| 'awaitResults'
	| 'seeBoard';

export interface Standpoint {
	signedIn: boolean;
	part: 'participant' | 'judge' | 'organiser' | undefined;
	phase: Phase;
	registrationOpen: boolean;
}

/**
 * The one thing to offer first. Staff go to their desk whatever the phase; a participant follows the
 * round; anyone else is led to a team while registration is open, and to the board after it.
 */
export function nextStep({ signedIn, part, phase, registrationOpen }: Standpoint): NextStep {
	if (part === 'organiser') return 'organise';
	if (part === 'judge') return 'judge';
	if (part === 'participant') return participantStep(phase);
	if (registrationOpen) return signedIn ? 'createTeam' : 'register';

	return phase === 'announced' || phase === 'practice' ? 'awaitRegistration' : 'seeBoard';
}

function participantStep(phase: Phase): NextStep {
	switch (phase) {
		case 'announced':
			return 'awaitOpening';
		case 'practice':
			return 'practise';
		case 'open':
		case 'frozen':
			return 'compete';
		case 'closed':
			return 'awaitResults';
		case 'results':
		case 'final':
			return 'seeBoard';
	}
}
