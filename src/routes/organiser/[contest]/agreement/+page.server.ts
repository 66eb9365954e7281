import { staffOf } from '#lib/server/contest/staff.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { agreementOf, judgesBeside, type JudgeBeside } from '#lib/server/judging/agreement.ts';
import { assistedAgreementOf } from '#lib/server/judging/assisted-agreement.ts';
import { calibratedJudges } from '#lib/server/judging/calibrated.ts';
import { MATTERS, openMatters } from '#lib/server/judging/open-matters.ts';
import { adjudicationQueue } from '#lib/server/leaderboard/podium.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { PageServerLoad } from './$types';

/** Lines of a queue that a page carries. */
const MOST = 50;

export const load: PageServerLoad = async ({ locals }) => {
	const { ctx, locale } = locals;
	const { read } = ctx.db;
	const contest = contestOf(locals);
	const at = ctx.now();
	const staff = await staffOf(read, { contestId: contest.id });
	const names = new Map(staff.map(({ accountId, name }) => [accountId, name]));
	const named = ({ judgeId, ...figures }: JudgeBeside) => ({
		...figures,
		id: judgeId,
		name: names.get(judgeId)
	});
	const agreement = await agreementOf(read, { contest });
	const beside = new Map(
		(await judgesBeside(read, { contest })).map((one) => [one.challengeId, one])
	);
	const matters = await openMatters(read, { contest });

	const rules = new Map(
		contest.rulebook.rounds.flatMap(({ challenges }) => challenges.map((one) => [one.id, one]))
	);
	const challenges = [];
	for (const { challengeId, criteria, ...figures } of agreement) {
		const challenge = rules.get(challengeId);
		if (!challenge || figures.judged === 0) continue;
		const queue = await adjudicationQueue(read, { contest, challengeId, at });
		const judges = beside.get(challengeId);
		challenges.push({
			...figures,
			id: challengeId,
			title: text(challenge.title, locale),
			criteria: criteria.map(({ id, alpha }, index) => {
				const title = challenge.rubric[index]?.title;
				return { title: title ? text(title, locale) : id, alpha };
			}),
			byGate: judges?.gate.map(named) ?? [],
			byLevels: judges?.levels.map(named) ?? [],
			inQueue: queue.length,
			queue: queue.slice(0, MOST).map(({ entryId, alias, need, verdicts, decisive }) => ({
				entryId,
				alias,
				need,
				valid: verdicts.filter(({ decision }) => decision === 'valid').length,
				invalid: verdicts.filter(({ decision }) => decision === 'invalid').length,
				decisive: decisive.map(({ judgeId, ...one }) => ({ ...one, judge: names.get(judgeId) }))
			}))
		});
	}

	const byKey = Map.groupBy(
		await calibratedJudges(read, { contest }),
		({ challengeId }) => challengeId
	);

	const assisted = await assistedAgreementOf(read, { contest });

	return {
		challenges,
		assisted: assisted.map(({ challengeId, criteria, ...figures }) => {
			const challenge = rules.get(challengeId);
			return {
				...figures,
				id: challengeId,
				title: challenge ? text(challenge.title, locale) : challengeId,
				criteria: criteria.map(({ id, alpha }, index) => {
					const title = challenge?.rubric[index]?.title;
					return { title: title ? text(title, locale) : id, alpha };
				})
			};
		}),
		calibrated: [...byKey].map(([id, judges]) => {
			const rule = rules.get(id);
			return {
				id,
				title: rule ? text(rule.title, locale) : id,
				rubric: (rule?.rubric ?? []).map((one) => ({ id: one.id, title: text(one.title, locale) })),
				judges: judges.map((one) => ({ ...one, name: names.get(one.judgeId) }))
			};
		}),
		matters: MATTERS.map((kind) => ({
			kind,
			names: [...new Set(matters.filter((one) => one.kind === kind).map(({ name }) => name))],
			count: matters.filter((one) => one.kind === kind).length
		})).filter(({ count }) => count > 0)
	};
};
