import { desafioAlia, type PhaseInstant, type Rulebook } from '#scoring';

export const SLUG = 'ensayo-general';
export const ROUND = 'previa';
export const HOME = 'hogar';
export const PRACTICE = 'practica-oficina';
export const CIVIC_CENTRE = 'centro-civico';
/** What a team has in the rehearsal; little enough for the greedy to run out. */
export const INTERACTIONS = { [HOME]: 12, [CIVIC_CENTRE]: 6 };
export const PRESENTATIONS = 3;

const HOUR = 3_600_000;

/** Hours from now; each comes when the organiser says so. */
const DATES: Record<PhaseInstant, number> = {
	registrationOpens: -2,
	practiceOpens: -1,
	opens: 1,
	registrationCloses: 2,
	freezes: 3,
	closes: 4,
	results: 5,
	finalised: 6
};

/** The demo edition with near dates, small budgets and no limit on a minute's calls. */
export function rehearsalEdition(now: number): Rulebook {
	const rulebook = structuredClone(desafioAlia({ model: 'simulated', opensAt: now }));
	rulebook.id = SLUG;
	rulebook.title = { es: 'Ensayo general' };
	for (const round of rulebook.rounds) {
		for (const [instant, hours] of Object.entries(DATES)) {
			round.phases[instant as PhaseInstant] = new Date(now + hours * HOUR).toISOString();
		}
		for (const { id, budget } of round.challenges) {
			budget.callsPerMinute = 1000;
			budget.presentations = PRESENTATIONS;
			if (id === HOME || id === CIVIC_CENTRE) budget.interactions = INTERACTIONS[id];
		}
	}

	return rulebook;
}
