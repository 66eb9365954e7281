import { ownCertificate } from '#lib/server/archive/certificate.ts';
import { teamReport } from '#lib/server/archive/team-report.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { refuse } from '#lib/server/http/respond.ts';
import { teamOf } from '#lib/server/teams/team.ts';
import { challengeOf } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import type { PageServerLoad } from './$types';

/** What the reader's own team spent, and what came of it. */
export const load: PageServerLoad = async ({ locals }) => {
	const { ctx, locale } = locals;
	const { read } = ctx.db;
	const contest = contestOf(locals);
	const { accountId } = askerOf(locals);
	if (locals.part === 'judge' || locals.part === 'organiser') refuse('already_staff');
	const own = { contestId: contest.id, accountId };
	const team = (await teamOf(read, own)) ?? refuse('not_in_contest');
	const reports = await teamReport(read, { contest, teamId: team.id, at: ctx.now() });
	const certificate = await ownCertificate(read, own);

	return {
		team: team.name,
		certified: certificate?.certified !== undefined,
		reports: reports.map((report) => {
			const challenge = challengeOf(contest.rulebook, report.challengeId)?.challenge;
			return { ...report, title: challenge ? text(challenge.title, locale) : report.challengeId };
		})
	};
};
