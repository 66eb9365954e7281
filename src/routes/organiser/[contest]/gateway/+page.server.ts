import { endpointFaults } from '#lib/server/archive/endpoint-faults.ts';
import { flaggedInteractions } from '#lib/server/archive/flagged-interactions.ts';
import { openHolds } from '#lib/server/archive/open-holds.ts';
import { recentMinutes } from '#lib/server/archive/recent-minutes.ts';
import { recentTimes } from '#lib/server/archive/recent-times.ts';
import { LITTLE_ROOM, storageRoom } from '#lib/server/archive/storage-room.ts';
import { stuckTeams } from '#lib/server/archive/stuck-teams.ts';
import { tightBudgets } from '#lib/server/archive/tight-budgets.ts';
import { currentRound } from '#lib/server/contest/current-round.ts';
import { pauseGateway, pauseOf, resumeGateway } from '#lib/server/gateway/orders.ts';
import { readinessOf } from '#lib/server/gateway/readiness.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { challengeTitles } from '#lib/server/http/challenge-titles.ts';
import { attempt, formFields, refuse } from '#lib/server/http/respond.ts';
import type { Actions, PageServerLoad } from './$types';

const MINUTE = 60_000;
const SHOWN_MINUTES = 30;
const LATELY_MINUTES = 5;
const MOST = 20;

export const load: PageServerLoad = async ({ locals }) => {
	const { ctx, locale } = locals;
	const { read } = ctx.db;
	const contest = contestOf(locals);
	const contestId = contest.id;
	const at = ctx.now();
	const { round } = currentRound(contest, { at });
	const challengeIds = round.challenges.filter((one) => !one.practice).map(({ id }) => id);
	const titles = new Map(challengeTitles(contest, locale).map(({ id, title }) => [id, title]));
	const titled = <Row extends { challengeId: string }>(rows: Row[]) =>
		rows.slice(0, MOST).map((row) => ({
			...row,
			challenge: titles.get(row.challengeId) ?? row.challengeId
		}));
	const flagged = await flaggedInteractions(read, { contestId, most: MOST });
	const room = await storageRoom(ctx);
	const minutes = await recentMinutes(read, { contestId, at, minutes: SHOWN_MINUTES });

	return {
		pause: await pauseOf(read, { contestId }),
		figures: {
			own: await openHolds(read, { contestId }),
			running: ctx.queue.running,
			waiting: ctx.queue.length,
			places: ctx.queue.places
		},
		minutes,
		/** Answers that failed by the server in the last minutes. */
		failing: minutes.slice(-LATELY_MINUTES).reduce((sum, { faults }) => sum + faults, 0),
		times: await recentTimes(read, { contestId, since: at - 15 * MINUTE }),
		faults: await endpointFaults(read, { contestId, since: at - 60 * MINUTE }),
		health: {
			...(await readinessOf(ctx)),
			...room,
			littleRoom: room.free !== undefined && room.free < LITTLE_ROOM
		},
		stuck: titled(await stuckTeams(read, { contestId, since: at - SHOWN_MINUTES * MINUTE })),
		tight: titled(await tightBudgets(read, { contest, challengeIds })),
		most: MOST,
		flagged: titled(flagged).map(({ id, heldAt, team, challenge, end }) => ({
			id,
			heldAt,
			team: team.name,
			challenge,
			flags: end?.flags ?? []
		}))
	};
};

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
	}
};
