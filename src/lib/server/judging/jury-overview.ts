import type { ContestInForce } from '../contest/in-force.ts';
import { staffOf } from '../contest/staff.ts';
import type { Query } from '../db/client.ts';
import { assignmentsOf } from './assignment.ts';
import { assignmentRuleOf, type AssignmentRule } from './assignment-rule.ts';
import { declaredConflicts, domainsOf } from './conflicts.ts';
import { previewHandOut, type HandOut } from './hand-out.ts';
import { judgedChallenges, judgesNeeded } from './lacking.ts';

/** What a judge has of one challenge. */
export interface Share {
	challengeId: string;
	/** To judge, judged, and what an assignment issued now would add. */
	open: number;
	done: number;
	more: number;
}

export interface JudgeAtWork {
	accountId: string;
	name: string;
	email: string;
	shares: Share[];
	domains: string[];
	conflicts: { teamId: string; teamName: string }[];
}

export interface JuryOverview {
	rule: AssignmentRule;
	challenges: { id: string; judges: number }[];
	judges: JudgeAtWork[];
	preview: HandOut;
}

/** A contest's jury as the organiser sees it, with what an assignment issued now would add. */
export async function juryOverview(
	query: Query,
	{ contest, at }: { contest: ContestInForce; at: number }
): Promise<JuryOverview> {
	const contestId = contest.id;
	const issued = await assignmentsOf(query, { contestId });
	const preview = await previewHandOut(query, { contest, extent: 'all', at });
	const leaving = new Set(preview.ended.map(({ assignmentId }) => assignmentId));
	const domains = await domainsOf(query, { contestId });
	const conflicts = await declaredConflicts(query, { contestId });
	const challenges = judgedChallenges(contest, at).map(({ challenge }) => ({
		id: challenge.id,
		judges: judgesNeeded(challenge)
	}));
	const staff = await staffOf(query, { contestId });

	const judges = staff
		.filter(({ part }) => part === 'judge')
		.map(({ accountId, name, email }) => {
			const own = issued.filter(({ judgeId, id }) => judgeId === accountId && !leaving.has(id));
			const shares = challenges.map(({ id: challengeId }) => {
				const here = own.filter((one) => one.challengeId === challengeId);
				return {
					challengeId,
					open: here.filter(({ end }) => !end).length,
					done: here.filter(({ end }) => end?.how === 'done').length,
					more: preview.assigned.filter(
						(one) => one.judgeId === accountId && one.challengeId === challengeId
					).length
				};
			});
			const isTheirs = ({ judgeId }: { judgeId: string }) => judgeId === accountId;
			return {
				accountId,
				name,
				email,
				shares,
				domains: domains.filter(isTheirs).map(({ domain }) => domain),
				conflicts: conflicts.filter(isTheirs).map(({ teamId, teamName }) => ({ teamId, teamName }))
			};
		});

	return { rule: await assignmentRuleOf(query, { contestId }), challenges, judges, preview };
}
