import { carbonGrams, profileById } from '#scoring/energy';
import { text } from '#scoring/rulebook/rounds.ts';
import { editionEnergy } from '#lib/server/archive/edition-energy.ts';
import { endpointFaults } from '#lib/server/archive/endpoint-faults.ts';
import { interactionTotals } from '#lib/server/archive/interaction-totals.ts';
import { currentRound } from '#lib/server/contest/current-round.ts';
import { staffOf } from '#lib/server/contest/staff.ts';
import { isOfficial } from '#lib/server/gateway/begin.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { challengeStates } from '#lib/server/leaderboard/challenge-state.ts';
import { admissionsOf } from '#lib/server/teams/admission.ts';
import { teamsOf } from '#lib/server/teams/team.ts';
import { attentionOf } from './attention.ts';
import type { PageServerLoad } from './$types';

const HOUR = 3_600_000;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx, locale } = locals;
	const { read } = ctx.db;
	const contest = contestOf(locals);
	const contestId = contest.id;
	const at = ctx.now();
	const { round } = currentRound(contest, { at });
	const { model } = round;
	const profile = profileById(model.profile);

	const states = await challengeStates(ctx, { contest });
	const titles = new Map(
		contest.rulebook.rounds.flatMap(({ challenges }) =>
			challenges.map(({ id, title }) => [id, text(title, locale)])
		)
	);
	const challenges = states.map((state) => ({ ...state, title: titles.get(state.id) ?? state.id }));
	const faults = await endpointFaults(read, { contestId, since: at - HOUR });
	const energy = await editionEnergy(read, { contestId });
	const totals = await interactionTotals(read, { contestId });
	const staff = await staffOf(read, { contestId });
	const official = isOfficial(ctx, model);
	const teams = await teamsOf(read, { contestId });
	const decided = await admissionsOf(read, { contestId, roundId: round.id });
	const waiting = teams.filter(({ id }) => !decided.has(id)).length;

	return {
		created: url.searchParams.has('created'),
		attention: attentionOf({
			challenges,
			faults: faults.reduce((sum, { times }) => sum + times, 0),
			official,
			judges: staff.filter(({ part }) => part === 'judge').length,
			paused: ctx.queue.isPaused(contestId),
			waiting: round.admission.kind === 'approval' ? waiting : 0
		}),
		live: {
			open: totals.open,
			queue: ctx.queue.length,
			places: ctx.queue.places,
			teams: teams.length,
			interactions: totals.interactions,
			entries: challenges.reduce((sum, { judging }) => sum + judging.counting, 0)
		},
		energy: {
			...energy,
			gramsCO2e: profile ? carbonGrams(profile, energy.totalNwh) : undefined
		},
		challenges,
		faults,
		model: {
			title: model.title,
			id: model.id,
			asked: ctx.endpoint.model ?? model.id,
			simulated: ctx.endpoint.simulated,
			profile: model.profile,
			parameters: model.parameters,
			official
		}
	};
};
