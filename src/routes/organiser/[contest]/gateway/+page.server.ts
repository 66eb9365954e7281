import { z } from 'zod';
import { flaggedInteractions } from '#lib/server/archive/flagged-interactions.ts';
import { changedWithin, modelsSeen } from '#lib/server/archive/models-seen.ts';
import { openHolds } from '#lib/server/archive/open-holds.ts';
import type { ContestInForce } from '#lib/server/contest/in-force.ts';
import { pauseGateway, pauseOf, resumeGateway, setPlaces } from '#lib/server/gateway/orders.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { attempt, formFields, parsed, refuse } from '#lib/server/http/respond.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST_FLAGGED = 20;

export const load: PageServerLoad = async ({ locals }) => {
	const { ctx, locale } = locals;
	const { read } = ctx.db;
	const contest = contestOf(locals);
	const contestId = contest.id;
	const models = await modelsSeen(read, { contestId });
	const titles = new Map(
		contest.rulebook.rounds.flatMap(({ challenges }) =>
			challenges.map(({ id, title }) => [id, text(title, locale)])
		)
	);
	const flagged = await flaggedInteractions(read, { contestId, most: MOST_FLAGGED });

	return {
		pause: await pauseOf(read, { contestId }),
		figures: {
			own: await openHolds(read, { contestId }),
			running: ctx.queue.running,
			waiting: ctx.queue.length,
			places: ctx.queue.places
		},
		maySetPlaces: askerOf(locals).organisesSite,
		most: MOST_FLAGGED,
		flagged: flagged.map(({ id, heldAt, team, challengeId, end }) => ({
			id,
			heldAt,
			team: team.name,
			challenge: titles.get(challengeId) ?? challengeId,
			flags: end?.flags ?? []
		})),
		models,
		changed: roundsThatChanged(contest, models).map(({ title }) => text(title, locale))
	};
};

/** The rounds while which more than one model or server version wrote. */
function roundsThatChanged(
	{ rulebook, schedule }: ContestInForce,
	models: Awaited<ReturnType<typeof modelsSeen>>
) {
	return rulebook.rounds.filter(({ id }) => {
		const instants = schedule.get(id);
		return instants && changedWithin(models, { from: instants.opens, to: instants.closes });
	});
}

const placesField = z.object({
	places: z
		.string()
		.trim()
		.regex(/^\d{1,6}$/, 'places')
		.transform(Number)
});

/** Who gives an order, checked here too: an order reaches every team at once. */
function ordering(locals: App.Locals) {
	if (locals.part !== 'organiser') refuse('not_staff');

	return {
		contestId: contestOf(locals).id,
		accountId: askerOf(locals).accountId,
		at: locals.ctx.now()
	};
}

export const actions: Actions = {
	pause: async ({ locals, request }) => {
		const { reason = '' } = await formFields(request);
		const order = ordering(locals);
		return attempt({ reason }, async () => {
			await pauseGateway(locals.ctx, { ...order, reason });
			return { done: 'pause' as const };
		});
	},
	resume: async ({ locals }) => {
		const order = ordering(locals);
		return attempt({ reason: '' }, async () => {
			await resumeGateway(locals.ctx, order);
			return { done: 'resume' as const };
		});
	},
	places: async ({ locals, request }) => {
		const typed = await formFields(request);
		const { accountId, at } = ordering(locals);
		if (!askerOf(locals).organisesSite) refuse('not_staff');
		return attempt({ places: typed['places'] ?? '' }, async () => {
			const { places } = parsed(placesField, typed);
			await setPlaces(locals.ctx, { places, accountId, at });
			return { done: 'places' as const };
		});
	}
};
