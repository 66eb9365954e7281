import { footprintOf } from '#lib/server/archive/footprint.ts';
import { resultsAreTold } from '#lib/server/archive/results-told.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { refuse } from '#lib/server/http/respond.ts';
import type { PageServerLoad } from './$types';

/** What the edition took; nothing while a round has still to tell its results. */
export const load: PageServerLoad = async ({ locals }) => {
	const { ctx } = locals;
	const { read } = ctx.db;
	const contest = contestOf(locals);
	if (!(await resultsAreTold(read, { contest, at: ctx.now() }))) refuse('not_published');

	return { footprint: await footprintOf(read, { contest }) };
};
