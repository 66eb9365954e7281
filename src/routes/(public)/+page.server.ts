import { challengeSummary } from '#lib/challenge-summary.ts';
import { nextStep } from '#lib/next-step.ts';
import { archivedEditions } from '#lib/server/contest/edition-archive.ts';
import { currentRound } from '#lib/server/contest/current-round.ts';
import { contestInForce, contestSlugs } from '#lib/server/contest/in-force.ts';
import { partsOf } from '#lib/server/contest/parts.ts';
import { teamOf } from '#lib/server/teams/team.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { ctx, locale, person } = locals;
	const { read } = ctx.db;
	const now = ctx.now();
	const slugs = await contestSlugs(read);
	const archived = await archivedEditions(read);
	const parts = new Map(
		person ? (await partsOf(read, person)).map(({ slug, part }) => [slug, part] as const) : []
	);

	const contests = await Promise.all(
		slugs.map(async (slug) => {
			const contest = await contestInForce(read, { slug });
			const { round, state } = currentRound(contest, { at: now });
			const part = parts.get(slug);
			const { phase, registrationOpen, next } = state;
			const team =
				person && part === 'participant'
					? await teamOf(read, { contestId: contest.id, accountId: person.accountId })
					: undefined;

			return {
				slug,
				archived: archived.has(slug),
				title: text(contest.rulebook.title, locale),
				tagline: text(contest.rulebook.tagline, locale),
				simulated: round.model.simulated,
				phase,
				next,
				part,
				team: team?.name,
				step: nextStep({ signedIn: person !== undefined, part, phase, registrationOpen }),
				challenges: round.challenges.map((challenge) => challengeSummary(challenge, locale))
			};
		})
	);

	return { now, contests };
};
