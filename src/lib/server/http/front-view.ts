import { challengeSummary, type ChallengeSummary } from '#lib/challenge-summary.ts';
import {
	instantsOf,
	PHASE_INSTANTS,
	type Locale,
	type PhaseInstant,
	type Rulebook
} from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import { currentRound } from '../contest/current-round.ts';
import type { ContestInForce } from '../contest/in-force.ts';

export interface FrontView {
	now: number;
	tagline: string;
	team: Rulebook['team'];
	eligibility: Rulebook['eligibility'];
	challenges: ChallengeSummary[];
	rounds: { id: string; title: string; instants: CalendarEntry[] }[];
	model: {
		title: string;
		id: string;
		simulated: boolean;
		profile: string;
		system: string;
		parameters: Rulebook['rounds'][number]['model']['parameters'];
	};
}

export interface CalendarEntry {
	instant: PhaseInstant;
	at: number;
	/** Where an organiser has moved it: when it was written to be. */
	before: number | undefined;
}

/** What a contest's front page says of its rules, to everybody alike. */
export function frontView(
	contest: Pick<ContestInForce, 'rulebook' | 'schedule'>,
	{ locale, at }: { locale: Locale; at: number }
): FrontView {
	const { rulebook, schedule } = contest;
	const { round } = currentRound(contest, { at });
	const { title, id, simulated, profile, system, parameters } = round.model;

	return {
		now: at,
		tagline: text(rulebook.tagline, locale),
		team: rulebook.team,
		eligibility: rulebook.eligibility,
		challenges: round.challenges.map((challenge) => challengeSummary(challenge, locale)),
		rounds: rulebook.rounds.map((one) => ({
			id: one.id,
			title: text(one.title, locale),
			instants: calendar(instantsOf(one), schedule.get(one.id))
		})),
		model: { title, id, simulated, profile, system, parameters }
	};
}

/** A round's instants in the order in which they fall. */
function calendar(
	written: ReturnType<typeof instantsOf>,
	inForce: ReturnType<typeof instantsOf> = written
): CalendarEntry[] {
	return PHASE_INSTANTS.map((instant) => ({
		instant,
		at: inForce[instant],
		before: inForce[instant] === written[instant] ? undefined : written[instant]
	})).sort((a, b) => a.at - b.at);
}
