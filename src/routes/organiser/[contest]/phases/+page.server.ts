import { z } from 'zod';
import { PHASE_INSTANTS } from '#scoring';
import { instantsOf } from '#scoring/rulebook/schedule.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import { broughtForward, happenNow, moveInstant } from '#lib/server/contest/schedule.ts';
import { scheduleHistory } from '#lib/server/contest/schedule-history.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { attempt, formFields, parsed } from '#lib/server/http/respond.ts';
import { refuseOpenMatters } from '#lib/server/judging/open-matters.ts';
import { FINAL_MATTERS } from '#lib/server/leaderboard/final-matters.ts';
import { finaliseRound, HELD_WITHIN, mattersWithin } from '#lib/server/leaderboard/finalise.ts';
import { instantOf, wallClock } from '#lib/zoned-time.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { ctx, locale } = locals;
	const contest = contestOf(locals);
	const { rulebook, schedule } = contest;
	const at = ctx.now();

	return {
		rounds: rulebook.rounds.flatMap((round) => {
			const instants = schedule.get(round.id);
			if (!instants) return [];
			const original = instantsOf(round);
			const next = PHASE_INSTANTS.filter((instant) => instants[instant] > at).sort(
				(a, b) => instants[a] - instants[b]
			)[0];
			const rows = PHASE_INSTANTS.map((instant) => ({
				instant,
				at: instants[instant],
				wallClock: wallClock(instants[instant], rulebook.timeZone),
				movedFrom: instants[instant] === original[instant] ? undefined : original[instant],
				state: stateOf(instants[instant] <= at, instant === next),
				along: broughtForward(instants, { instant, at })
			}));
			return [{ id: round.id, title: text(round.title, locale), rows }];
		}),
		history: (await scheduleHistory(ctx.db.read, { contest })).map((change) => ({
			...change,
			round: text(
				rulebook.rounds.find(({ id }) => id === change.roundId)?.title ?? { es: change.roundId },
				locale
			)
		}))
	};
};

function stateOf(past: boolean, next: boolean): 'past' | 'next' | 'coming' {
	if (past) return 'past';

	return next ? 'next' : 'coming';
}

const which = z.object({ roundId: z.string(), instant: z.enum(PHASE_INSTANTS) });

/** Which instant, and who changes it why. */
async function asked({ locals, request }: { locals: App.Locals; request: Request }) {
	const typed = await formFields(request);
	const { roundId = '', instant = '', movedTo = '', reason = '' } = typed;

	return {
		typed: { roundId, instant, movedTo, reason },
		change: {
			contest: contestOf(locals),
			byAccountId: askerOf(locals).accountId,
			reason,
			at: locals.ctx.now()
		}
	};
}

export const actions: Actions = {
	now: async ({ locals, request }) => {
		const { typed, change } = await asked({ locals, request });
		return attempt(typed, async () => {
			const one = parsed(which, typed);
			if (one.instant === 'finalised') await finaliseRound(locals.ctx, { ...change, ...one });
			else await locals.ctx.db.write((tx) => happenNow(tx, { ...change, ...one }));
			return { done: { instant: one.instant, at: change.at } };
		});
	},
	move: async ({ locals, request }) => {
		const { typed, change } = await asked({ locals, request });
		const { timeZone } = change.contest.rulebook;
		const moment = z
			.string()
			.transform((local) => instantOf(local, timeZone) ?? NaN)
			.pipe(z.number());
		return attempt(typed, async () => {
			const { movedTo, ...one } = parsed(which.extend({ movedTo: moment }), typed);
			await locals.ctx.db.write(async (tx) => {
				if (one.instant === 'finalised' && movedTo - change.at <= HELD_WITHIN) {
					refuseOpenMatters(await mattersWithin(tx, { ...change, ...one }), FINAL_MATTERS);
				}
				await moveInstant(tx, { ...change, ...one, movedTo });
			});
			return { done: { instant: one.instant, at: movedTo } };
		});
	}
};
