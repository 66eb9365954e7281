import { PHASE_INSTANTS, type PhaseInstant } from './schema.ts';
import type { RoundInstants } from './schedule.ts';

export type Phase = 'announced' | 'practice' | 'open' | 'frozen' | 'closed' | 'results' | 'final';

export interface RoundState {
	phase: Phase;
	registrationOpen: boolean;
	/** Calls to practice challenges. */
	acceptsPractice: boolean;
	/** Calls that count; a freeze hides the board and stops nothing. */
	acceptsInteractions: boolean;
	/** Presenting. */
	acceptsEntries: boolean;
	/** The next instant to come, absent once all have passed. */
	next?: { instant: PhaseInstant; at: number };
}

const STARTS: readonly { instant: PhaseInstant; phase: Phase }[] = [
	{ instant: 'finalised', phase: 'final' },
	{ instant: 'results', phase: 'results' },
	{ instant: 'closes', phase: 'closed' },
	{ instant: 'freezes', phase: 'frozen' },
	{ instant: 'opens', phase: 'open' },
	{ instant: 'practiceOpens', phase: 'practice' }
];

/**
 * The state of a round at an instant, both in epoch milliseconds. An instant belongs to the state
 * that it starts: at `closes` the round is closed. Nothing is stored, so nothing can lag behind.
 */
export function roundState(instants: RoundInstants, at: number): RoundState {
	const phase = STARTS.find(({ instant }) => at >= instants[instant])?.phase ?? 'announced';
	const isOpen = phase === 'open' || phase === 'frozen';
	const [next] = PHASE_INSTANTS.map((instant) => ({ instant, at: instants[instant] }))
		.filter((coming) => coming.at > at)
		.sort((a, b) => a.at - b.at);
	return {
		phase,
		registrationOpen: at >= instants.registrationOpens && at < instants.registrationCloses,
		acceptsPractice: isOpen || phase === 'practice',
		acceptsInteractions: isOpen,
		acceptsEntries: isOpen,
		...(next === undefined ? {} : { next })
	};
}
