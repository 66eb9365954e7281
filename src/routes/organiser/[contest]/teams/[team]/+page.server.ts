import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { Refusal } from '#lib/refusal.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { categoryViews } from '#lib/server/http/category-view.ts';
import { needPassword } from '#lib/server/http/reauthentication.ts';
import { attempt, formFields, page, parsed } from '#lib/server/http/respond.ts';
import { refreshPublicBoard } from '#lib/server/leaderboard/public-board.ts';
import { tell } from '#lib/server/notices/watch.ts';
import { categoriesFixedAt, categorise } from '#lib/server/teams/category.ts';
import { disqualificationsOf } from '#lib/server/teams/disqualification.ts';
import { disqualify, rule } from '#lib/server/teams/disqualify.ts';
import { hasBegun } from '#lib/server/teams/leave.ts';
import { mergeTeams, removeMember, removeTeam } from '#lib/server/teams/rearrange.ts';
import { membersOf, teamById, teamsOf } from '#lib/server/teams/team.ts';
import type { Query } from '#lib/server/db/client.ts';
import type { ContestInForce } from '#lib/server/contest/in-force.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	page(async () => {
		const { read } = locals.ctx.db;
		const scope = { contestId: contestOf(locals).id, teamId: params.team };
		const { name, alias, category } = await teamById(read, scope);
		const contest = contestOf(locals);
		const categories = categoryViews(contest.rulebook, locals.locale);
		const members = await membersOf(read, scope);

		return {
			team: { name, alias, people: members.map((member) => member.name) },
			category:
				categories.length === 0
					? undefined
					: {
							all: categories,
							own: categories.find(({ id }) => id === category),
							open: locals.ctx.now() < categoriesFixedAt(contest)
						},
			roster: await rosterOf(read, contest, params.team),
			disqualifications: await disqualificationsOf(read, scope)
		};
	});

/** Who is in the team, and with which other it could become one. */
async function rosterOf(read: Query, contest: ContestInForce, teamId: string) {
	const members = await membersOf(read, { teamId });
	const teams = await teamsOf(read, { contestId: contest.id });
	const others = teams.filter(
		(one) => one.id !== teamId && one.members.length + members.length <= contest.rulebook.team.max
	);

	return {
		played: members.length === 0 || (await hasBegun(read, { contest, teamId })),
		members: members.map(({ accountId, name }) => ({ accountId, name })),
		others: others.map(({ id, name }) => ({ id, name }))
	};
}

const password = z.string({ error: 'required' }).min(1, { error: 'required' });
const decision = z.object({ reason: z.string(), password });
const rosterFields = decision.extend({
	what: z.string({ error: 'choice' }).regex(/^(member:.+|merge|remove)$/, { error: 'choice' }),
	other: z.string().optional()
});
const rulingFields = decision.extend({
	id: z.string(),
	ruling: z.enum(['confirmed', 'lifted'], { error: 'choice' })
});

/** Who decides in which contest, and when. */
function deciding(locals: App.Locals) {
	const contest = contestOf(locals);
	const { accountId: byAccountId } = askerOf(locals);

	return { contest, contestId: contest.id, byAccountId, at: locals.ctx.now() };
}

/** Every public board that the team may stand on. */
async function refreshBoards({ ctx }: App.Locals, contest: ContestInForce) {
	for (const { id } of contest.rulebook.rounds.flatMap(({ challenges }) => challenges)) {
		await refreshPublicBoard(ctx, { contest, challengeId: id });
	}
}

export const actions: Actions = {
	roster: async (event) => {
		const { locals, params } = event;
		const typed = await formFields(event.request);
		const { what = '', other = '', reason = '' } = typed;
		const changed = await attempt({ what, other, reason }, async () => {
			const fields = parsed(rosterFields, typed);
			if (fields.what === 'merge' && other === '') {
				throw new Refusal('invalid_request', { field: 'other', expected: 'choice' });
			}
			await needPassword(event, fields.password);
			const { contest, byAccountId, at } = deciding(locals);
			const by = { contest, teamId: params.team, reason, byAccountId, at };
			const done = await tell(locals.ctx.db, { contestId: contest.id }, async (tx) => {
				if (fields.what === 'merge') return mergeTeams(tx, { ...by, otherId: other });
				if (fields.what === 'remove') await removeTeam(tx, by);
				else await removeMember(tx, { ...by, accountId: fields.what.slice('member:'.length) });
				return { teamId: params.team };
			});
			return { ...done, rearranged: true as const };
		});
		if (!('teamId' in changed) || changed.teamId === params.team) return changed;
		redirect(303, `/organiser/${params.contest}/teams/${changed.teamId}`);
	},
	category: async ({ locals, params, request }) => {
		const typed = await formFields(request);
		const values = { reason: typed['reason'] ?? '', category: typed['category'] ?? '' };
		return attempt(values, async () => {
			const { contest, byAccountId, at } = deciding(locals);
			const change = { contest, teamId: params.team, ...values, byAccountId, at };
			await locals.ctx.db.write((tx) => categorise(tx, change));
			await refreshBoards(locals, contest);
			return { changed: true as const };
		});
	},
	disqualify: async (event) => {
		const { locals, params } = event;
		const typed = await formFields(event.request);
		return attempt({ reason: typed['reason'] ?? '', ruling: '' }, async () => {
			const { reason, password } = parsed(decision, typed);
			await needPassword(event, password);
			const { contest, ...by } = deciding(locals);
			await tell(locals.ctx.db, by, (tx) => disqualify(tx, { ...by, teamId: params.team, reason }));
			await refreshBoards(locals, contest);
			return { done: 'disqualify' as const };
		});
	},
	rule: async (event) => {
		const { locals } = event;
		const typed = await formFields(event.request);
		const values = { reason: typed['reason'] ?? '', ruling: typed['ruling'] ?? '' };
		return attempt(values, async () => {
			const { id, ruling, reason, password } = parsed(rulingFields, typed);
			await needPassword(event, password);
			const { contest, ...by } = deciding(locals);
			await tell(locals.ctx.db, by, (tx) => rule(tx, { ...by, id, ruling, reason }));
			await refreshBoards(locals, contest);
			return { done: 'rule' as const };
		});
	}
};
