import { teamTotals } from '#lib/server/archive/team-totals.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { categoryViews } from '#lib/server/http/category-view.ts';
import { resetAction } from '#lib/server/http/reset-action.ts';
import { disqualifiedTeams } from '#lib/server/teams/disqualification.ts';
import { teamsOf, type TeamWithMembers } from '#lib/server/teams/team.ts';
import type { Actions, PageServerLoad } from './$types';

const A_PAGE = 50;
const NOTHING = { interactions: 0, energyNwh: 0n, entries: 0 };

export const load: PageServerLoad = async ({ locals, url }) => {
	const { read } = locals.ctx.db;
	const contest = contestOf(locals);
	const q = url.searchParams.get('q')?.trim() ?? '';
	const teams = await teamsOf(read, { contestId: contest.id });
	const found = q === '' ? teams : teams.filter((team) => mentions(team, q));
	const disqualified = await disqualifiedTeams(read, { contestId: contest.id });
	const totals = await teamTotals(read, { contestId: contest.id });

	const categories = categoryViews(contest.rulebook, locals.locale);

	const last = Math.max(1, Math.ceil(found.length / A_PAGE));
	const asked = Number(url.searchParams.get('page')) || 1;
	const page = Math.min(Math.max(1, Math.trunc(asked)), last);
	const from = (page - 1) * A_PAGE;
	const shown = found.slice(from, from + A_PAGE);

	return {
		asks: contest.rulebook.registration !== undefined,
		q,
		all: teams.length,
		found: found.length,
		from: from + 1,
		page,
		last,
		teams: shown.map((team) => ({
			...team,
			category: categories.find(({ id }) => id === team.category)?.title,
			...(totals.get(team.id) ?? NOTHING),
			disqualified: disqualified.has(team.id)
		}))
	};
};

/** Whether a team's names or those of its people contain what was searched, accents and case apart. */
function mentions({ name, alias, members }: TeamWithMembers, q: string): boolean {
	const folded = (text: string) =>
		text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('es');
	const texts = [name, alias, ...members.flatMap((member) => [member.name, member.email])];

	return texts.some((text) => folded(text).includes(folded(q)));
}

export const actions: Actions = { reset: resetAction };
