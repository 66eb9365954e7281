import { redirect } from '@sveltejs/kit';
import { text } from '#scoring/rulebook/rounds.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { fieldViews, typedAnswers } from '#lib/server/http/field-view.ts';
import { attempt, formFields, page, parsed, refuse } from '#lib/server/http/respond.ts';
import { acceptanceFields, acceptanceOf } from '#lib/server/http/team-fields.ts';
import { registrationFields } from '#lib/server/teams/answers.ts';
import { invitationOf, joinTeam } from '#lib/server/teams/invitation.ts';
import { registrationOpen } from '#lib/server/teams/registration.ts';
import { teamOf } from '#lib/server/teams/team.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const contest = contestOf(locals);
	const { ctx, person, part, locale } = locals;
	const { read } = ctx.db;
	const at = ctx.now();
	const invited = await page(() =>
		invitationOf(read, { contestId: contest.id, token: params.token, at })
	);
	if (!registrationOpen(contest, { at })) refuse('registration_closed');
	const own =
		person && (await teamOf(read, { contestId: contest.id, accountId: person.accountId }));

	return {
		title: text(contest.rulebook.title, locale),
		invited: {
			team: invited.teamName,
			captain: invited.captain,
			expiresAt: invited.expiresAt
		},
		rules: { version: contest.version, ...contest.rulebook.eligibility },
		fields: fieldViews(registrationFields(contest.rulebook), locale),
		next: url.pathname,
		visitor: !person,
		staff: part === 'judge' || part === 'organiser',
		ownTeam: own?.name
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { accountId } = askerOf(locals);
		const contest = contestOf(locals);
		const { ctx } = locals;
		const typed = await formFields(request);
		const answers = typedAnswers(typed);
		const values = { accept: typed['accept'], age: typed['age'], answers };
		const joined = await attempt(values, () => {
			const acceptance = { ...acceptanceOf(parsed(acceptanceFields, typed)), answers };
			const { token } = params;
			return ctx.db.write((tx) =>
				joinTeam(tx, { contest, accountId, token, acceptance, at: ctx.now() })
			);
		});
		if (!('teamId' in joined)) return joined;
		redirect(303, `/contests/${params.contest}/team`);
	}
};
