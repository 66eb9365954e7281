import type { PhaseInstant, Rulebook } from '../schema.ts';
import { CIVIC_CENTRE } from './desafio-alia/civic-centre.ts';
import { HOME, OFFICE_PRACTICE } from './desafio-alia/home.ts';
import { MODELS, type EditionModel } from './desafio-alia/model.ts';
import { RULES } from './desafio-alia/rules.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Days after the base instant at which each phase of the preliminary round starts. */
const DAYS: Readonly<Record<PhaseInstant, number>> = {
	registrationOpens: 0,
	practiceOpens: 0,
	opens: 0,
	registrationCloses: 6,
	freezes: 12,
	closes: 14,
	results: 16,
	finalised: 30
};

function phasesFrom(base: number): Record<PhaseInstant, string> {
	const at = (instant: PhaseInstant): string => new Date(base + DAYS[instant] * DAY).toISOString();
	return {
		registrationOpens: at('registrationOpens'),
		practiceOpens: at('practiceOpens'),
		opens: at('opens'),
		registrationCloses: at('registrationCloses'),
		freezes: at('freezes'),
		closes: at('closes'),
		results: at('results'),
		finalised: at('finalised')
	};
}

/**
 * The default edition: both retos and a practice in one round that opens at `opensAt`, epoch
 * milliseconds or ISO 8601. Its opening is also that of registration and practice.
 */
export function desafioAlia(edition: { model: EditionModel; opensAt: number | string }): Rulebook {
	const base = new Date(edition.opensAt).getTime();
	return {
		format: 'vatio-rulebook/1',
		id: 'desafio-alia',
		version: 1,
		title: { es: 'Desafío ALIA' },
		tagline: { es: 'La mejor respuesta es la que gasta menos' },
		rules: { es: RULES },
		timeZone: 'Europe/Madrid',
		team: { min: 1, max: 2 },
		eligibility: { minimumAge: 16, guardianUnder: 18 },
		forgivenFaults: 3,
		openStreams: 2,
		rounds: [
			{
				id: 'previa',
				title: { es: 'Fase previa en línea' },
				phases: phasesFrom(base),
				admission: { kind: 'all' },
				model: MODELS[edition.model],
				challenges: [HOME, CIVIC_CENTRE, OFFICE_PRACTICE]
			}
		]
	};
}
