import { contestOf } from '#lib/server/http/asker.ts';
import { download } from '#lib/server/http/download.ts';
import { page } from '#lib/server/http/respond.ts';
import { admissionsOf, limitedRound } from '#lib/server/teams/admission.ts';
import { admissionsCsv } from '#lib/server/teams/admissions-csv.ts';
import { teamsOf } from '#lib/server/teams/team.ts';
import type { RequestHandler } from './$types';

/** Who takes part in a round, to fill in and send back. */
export const GET: RequestHandler = ({ locals, url }) =>
	page(async () => {
		const { id: contestId, slug, rulebook } = contestOf(locals);
		const { read } = locals.ctx.db;
		const { id: roundId } = limitedRound(rulebook, url.searchParams.get('round') ?? '');
		const decided = await admissionsOf(read, { contestId, roundId });
		const teams = (await teamsOf(read, { contestId })).map(({ members, ...team }) => {
			return { ...team, people: members.map(({ name }) => name) };
		});

		return download({
			filename: `${slug}-${roundId}-admission.csv`,
			type: 'text/csv; charset=utf-8',
			pieces: admissionsCsv(teams, decided)
		});
	});
