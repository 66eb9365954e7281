import { redirect } from '@sveltejs/kit';
import { Refusal } from '#lib/refusal.ts';
import { consentOf, giveConsent, revokeConsent } from '#lib/server/archive/text-consent.ts';
import { ownAdmissionView } from '#lib/server/http/admission-view.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { categoryViews } from '#lib/server/http/category-view.ts';
import { fieldViews, typedAnswers } from '#lib/server/http/field-view.ts';
import { attempt, formFields, parsed, refuse } from '#lib/server/http/respond.ts';
import { acceptanceFields, acceptanceOf, teamNameFields } from '#lib/server/http/team-fields.ts';
import { ownAdmissions } from '#lib/server/teams/admission.ts';
import {
	answersOf,
	readAnswers,
	registrationFields,
	saveAnswers,
	unanswered
} from '#lib/server/teams/answers.ts';
import { createTeam, renameTeam } from '#lib/server/teams/create.ts';
import { disqualificationsOf } from '#lib/server/teams/disqualification.ts';
import { answerDisqualification } from '#lib/server/teams/disqualify.ts';
import {
	inviteTeammate,
	openInvitationsOf,
	revokeInvitation
} from '#lib/server/teams/invitation.ts';
import { hasBegun, leaveTeam } from '#lib/server/teams/leave.ts';
import { registrationModeOf } from '#lib/server/teams/registration-code.ts';
import { registrationCloses, registrationOpen } from '#lib/server/teams/registration.ts';
import { membersOf, teamOf } from '#lib/server/teams/team.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { accountId } = askerOf(locals);
	const contest = contestOf(locals);
	const { ctx, part } = locals;
	if (part === 'judge' || part === 'organiser') refuse('already_staff');
	const { read } = ctx.db;
	const at = ctx.now();
	const own = await teamOf(read, { contestId: contest.id, accountId });
	const [course] = own
		? await disqualificationsOf(read, { contestId: contest.id, teamId: own.id })
		: [];
	const admissions = own ? await ownAdmissions(read, { contest, teamId: own.id }) : [];

	return {
		fields: fieldViews(registrationFields(contest.rulebook), locals.locale),
		asked: own && (await askedOf(locals, accountId)),
		categories: categoryViews(contest.rulebook, locals.locale),
		admissions: admissions.map((one) => ownAdmissionView(one, locals.locale)),
		most: contest.rulebook.team.max,
		rules: { version: contest.version, ...contest.rulebook.eligibility },
		registrationOpen: registrationOpen(contest, { at }),
		needsCode: (await registrationModeOf(read, { contestId: contest.id })) === 'code',
		registrationCloses: registrationCloses(contest),
		left: url.searchParams.has('left'),
		disqualification: course && {
			...course,
			mayAnswer: !course.answer && !course.ruling && at < course.answerUntil
		},
		consent: own && (await consentOf(read, { contestId: contest.id, accountId })),
		team: own && {
			...own,
			begun: await hasBegun(read, { contest, teamId: own.id }),
			members: (await membersOf(read, { teamId: own.id })).map((member) => ({
				...member,
				you: member.accountId === accountId
			})),
			invitations: own.captain ? await openInvitationsOf(read, { teamId: own.id, at }) : []
		}
	};
};

/** The rulebook's questions to a member: those that are open, and those with their answers. */
async function askedOf(locals: App.Locals, accountId: string) {
	const { ctx, locale } = locals;
	const { id: contestId, rulebook } = contestOf(locals);
	const known = await answersOf(ctx.db.read, { contestId, accountId });
	const missing = unanswered(rulebook, known);
	const rest = registrationFields(rulebook).filter((field) => !missing.includes(field));

	return {
		missing: fieldViews(missing, locale, known),
		known: fieldViews(rest, locale, known)
	};
}

const teamPath = ({ contest }: { contest: string }) => `/contests/${contest}/team`;

/** Who asks, in which contest, and when: what every command here needs. */
function asked(locals: App.Locals) {
	const { accountId } = askerOf(locals);

	return { contest: contestOf(locals), accountId, at: locals.ctx.now() };
}

export const actions: Actions = {
	create: async ({ locals, request, params }) => {
		const typed = await formFields(request);
		const { name: typedName = '', code, category, accept, age } = typed;
		const answers = typedAnswers(typed);
		const values = { name: typedName, code, category, accept, age, answers };
		const team = await attempt(values, () => {
			const { name } = parsed(teamNameFields, typed);
			const acceptance = { ...acceptanceOf(parsed(acceptanceFields, typed)), answers };
			return locals.ctx.db.write((tx) =>
				createTeam(tx, { ...asked(locals), name, acceptance, code, category })
			);
		});
		if (!('id' in team)) return team;
		redirect(303, teamPath(params));
	},
	answers: async ({ locals, request }) => {
		const typed = await formFields(request);
		const answers = typedAnswers(typed);
		return attempt({ answers }, async () => {
			const { contest, accountId, at } = asked(locals);
			const { db } = locals.ctx;
			if (!(await teamOf(db.read, { contestId: contest.id, accountId }))) {
				throw new Refusal('not_in_contest');
			}
			const shown = (typed['questions'] ?? '').split(' ');
			const fields = registrationFields(contest.rulebook).filter(({ id }) => shown.includes(id));
			const read = readAnswers(fields, answers);
			await db.write((tx) => saveAnswers(tx, { contest, accountId, answers: read, at }));
			return { done: 'answers' as const };
		});
	},
	rename: async ({ locals, request }) => {
		const typed = await formFields(request);
		return attempt({ name: typed['name'] ?? '' }, async () => {
			const { name } = parsed(teamNameFields, typed);
			await locals.ctx.db.write((tx) => renameTeam(tx, { ...asked(locals), name }));
			return { done: 'rename' as const };
		});
	},
	invite: async ({ locals, params, url }) =>
		attempt({}, async () => {
			const issued = await locals.ctx.db.write((tx) => inviteTeammate(tx, asked(locals)));
			const path = `/contests/${params.contest}/join/${issued.token}`;
			return { invited: { link: url.origin + path, expiresAt: issued.expiresAt } };
		}),
	revoke: async ({ locals, request }) => {
		const { invitationId = '' } = await formFields(request);
		const { contest, accountId } = asked(locals);
		return attempt({}, async () => {
			await locals.ctx.db.write((tx) =>
				revokeInvitation(tx, { contestId: contest.id, accountId, invitationId })
			);
			return { done: 'revoke' as const };
		});
	},
	answer: async ({ locals, request }) => {
		const { id = '', text = '' } = await formFields(request);
		const { ctx } = locals;
		return attempt({ text }, async () => {
			const { contest, accountId, at } = asked(locals);
			const own = await teamOf(ctx.db.read, { contestId: contest.id, accountId });
			if (!own) throw new Refusal('not_in_contest');
			await ctx.db.write((tx) =>
				answerDisqualification(tx, { id, teamId: own.id, accountId, text, at })
			);
			return { done: 'answer' as const };
		});
	},
	consent: async ({ locals, request }) => {
		const { may = '' } = await formFields(request);
		const { ctx } = locals;
		return attempt({}, async () => {
			const { contest, accountId, at } = asked(locals);
			const own = { contestId: contest.id, accountId };
			if (!(await teamOf(ctx.db.read, own))) throw new Refusal('not_in_contest');
			await ctx.db.write((tx) =>
				may === 'yes' ? giveConsent(tx, { ...own, at }) : revokeConsent(tx, own)
			);
			return { done: 'consent' as const };
		});
	},
	leave: async ({ locals, params }) => {
		const refused = await attempt({}, () =>
			locals.ctx.db.write((tx) => leaveTeam(tx, asked(locals)))
		);
		if (refused) return refused;
		redirect(303, `${teamPath(params)}?left`);
	}
};
