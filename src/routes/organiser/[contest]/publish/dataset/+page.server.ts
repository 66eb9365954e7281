import { LICENCES, licenceInForce, setLicence } from '#lib/server/archive/dataset-licence.ts';
import { archiveIsPublic } from '#lib/server/archive/public-archive.ts';
import { consentingTeams } from '#lib/server/archive/text-consent.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { attempt, formFields } from '#lib/server/http/respond.ts';
import { teamsOf } from '#lib/server/teams/team.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { ctx } = locals;
	const { read } = ctx.db;
	const contest = contestOf(locals);
	const contestId = contest.id;

	return {
		licences: LICENCES,
		licence: await licenceInForce(read, { contestId }),
		isPublic: await archiveIsPublic(read, { contest, at: ctx.now() }),
		consenting: (await consentingTeams(read, { contestId })).size,
		teams: (await teamsOf(read, { contestId })).length
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const { licence = '' } = await formFields(request);
		const { ctx } = locals;
		return attempt({ licence }, async () => {
			const by = { contestId: contestOf(locals).id, byAccountId: askerOf(locals).accountId };
			await ctx.db.write((tx) => setLicence(tx, { ...by, licence, at: ctx.now() }));
			return { done: true as const };
		});
	}
};
