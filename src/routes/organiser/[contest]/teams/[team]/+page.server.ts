import { z } from 'zod';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { needPassword } from '#lib/server/http/reauthentication.ts';
import { attempt, formFields, page, parsed } from '#lib/server/http/respond.ts';
import { refreshPublicBoard } from '#lib/server/leaderboard/public-board.ts';
import { tell } from '#lib/server/notices/watch.ts';
import { disqualificationsOf } from '#lib/server/teams/disqualification.ts';
import { disqualify, rule } from '#lib/server/teams/disqualify.ts';
import { membersOf, teamById } from '#lib/server/teams/team.ts';
import type { ContestInForce } from '#lib/server/contest/in-force.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	page(async () => {
		const { read } = locals.ctx.db;
		const scope = { contestId: contestOf(locals).id, teamId: params.team };
		const { name, alias } = await teamById(read, scope);
		const members = await membersOf(read, scope);

		return {
			team: { name, alias, people: members.map((member) => member.name) },
			disqualifications: await disqualificationsOf(read, scope)
		};
	});

const password = z.string({ error: 'required' }).min(1, { error: 'required' });
const decision = z.object({ reason: z.string(), password });
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
