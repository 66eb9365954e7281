import { challengeSummary } from '#lib/challenge-summary.ts';
import { nextStep } from '#lib/next-step.ts';
import { currentRound } from '#lib/server/contest/current-round.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { instantsOf, PHASE_INSTANTS } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const contest = contestOf(locals);
	const { ctx, locale, part, person } = locals;
	const { rulebook, schedule } = contest;
	const now = ctx.now();
	const { round, state } = currentRound(contest, { at: now });
	const { model } = round;

	return {
		now,
		tagline: text(rulebook.tagline, locale),
		team: rulebook.team,
		eligibility: rulebook.eligibility,
		step: nextStep({ signedIn: person !== undefined, part, ...state }),
		challenges: round.challenges.map((challenge) => challengeSummary(challenge, locale)),
		rounds: rulebook.rounds.map((one) => ({
			id: one.id,
			title: text(one.title, locale),
			instants: calendar(instantsOf(one), schedule.get(one.id))
		})),
		model: {
			title: model.title,
			id: model.id,
			simulated: model.simulated,
			profile: model.profile,
			system: model.system,
			parameters: model.parameters
		}
	};
};

/** A round's instants in the order in which they fall; `before` where an organiser has moved one. */
function calendar(
	written: ReturnType<typeof instantsOf>,
	inForce: ReturnType<typeof instantsOf> = written
) {
	return PHASE_INSTANTS.map((instant) => ({
		instant,
		at: inForce[instant],
		before: inForce[instant] === written[instant] ? undefined : written[instant]
	})).sort((a, b) => a.at - b.at);
}
