import { z } from 'zod';
import { stateFootprint, statementInForce } from '#lib/server/archive/footprint-statement.ts';
import { resultsAreTold } from '#lib/server/archive/results-told.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { attempt, formFields } from '#lib/server/http/respond.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { ctx } = locals;
	const { read } = ctx.db;
	const contest = contestOf(locals);

	return {
		statement: await statementInForce(read, { contestId: contest.id }),
		told: await resultsAreTold(read, { contest, at: ctx.now() })
	};
};

/** What was not sent counts as left empty. */
const statement = z.object({
	energyOrigin: z.string().catch(''),
	hardware: z.string().catch(''),
	location: z.string().catch(''),
	gridIntensity: z.string().catch(''),
	waterIntensity: z.string().catch(''),
	source: z.string().catch('')
});

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const { ctx } = locals;
		const typed = statement.parse(await formFields(request));
		return attempt(typed, async () => {
			const { accountId: byAccountId } = askerOf(locals);
			const stated = { contestId: contestOf(locals).id, typed, byAccountId };
			await ctx.db.write((tx) => stateFootprint(tx, { ...stated, at: ctx.now() }));
			return { done: true as const };
		});
	}
};
