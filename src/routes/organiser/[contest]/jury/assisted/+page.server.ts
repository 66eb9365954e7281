import { z } from 'zod';
import { challengeInForce } from '#lib/server/contest/in-force.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { attempt, formFields, parsed } from '#lib/server/http/respond.ts';
import { assistedProgress } from '#lib/server/judging/assisted-progress.ts';
import { startAssisted, stopAssisted } from '#lib/server/judging/assisted-runs.ts';
import { challengeOf } from '#scoring';
import { isRanked, text } from '#scoring/rulebook/rounds.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { ctx, locale } = locals;
	const contest = contestOf(locals);
	const assisted = contest.rulebook.rounds
		.flatMap(({ challenges }) => challenges)
		.filter((challenge) => isRanked(challenge) && challenge.judging.assisted !== undefined);
	const challenges = [];
	for (const { id, title } of assisted) {
		const scope = { contest, challengeId: id };
		const { round, state } = challengeInForce(contest, { challengeId: id, at: ctx.now() });
		const isClosed = ['closed', 'results', 'final'].includes(state.phase);
		challenges.push({
			id,
			title: text(title, locale),
			/** When it may begin, where that is still to come. */
			closes: isClosed ? undefined : contest.schedule.get(round.id)?.closes,
			progress: await assistedProgress(ctx, scope)
		});
	}

	return { challenges };
};

const which = z.object({ challenge: z.string() });

const asked = (locals: App.Locals, fields: Record<string, string>) => {
	const contest = contestOf(locals);
	const { challenge: challengeId } = parsed(
		which.refine(({ challenge }) => challengeOf(contest.rulebook, challenge), 'challenge'),
		fields
	);

	return { contest, challengeId };
};

export const actions: Actions = {
	start: async ({ locals, request }) => {
		const fields = await formFields(request);
		return attempt(fields, async () => {
			const { accountId: byAccountId } = askerOf(locals);
			await startAssisted(locals.ctx, asked(locals, fields), { byAccountId });
			return { started: true };
		});
	},
	stop: async ({ locals, request }) => {
		const fields = await formFields(request);
		return attempt(fields, async () => {
			const { accountId: byAccountId } = askerOf(locals);
			await stopAssisted(locals.ctx, asked(locals, fields), { byAccountId });
			return { stopped: true };
		});
	}
};
