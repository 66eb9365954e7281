import { z } from 'zod';
import { recordAct, type StaffAct } from '#lib/server/audit/act.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { attempt, formFields, parsed } from '#lib/server/http/respond.ts';
import { drawAgain, setAutomatic } from '#lib/server/judging/assignment-rule.ts';
import { declareConflict, declareDomain } from '#lib/server/judging/conflicts.ts';
import { markGold, withdrawGold } from '#lib/server/judging/gold.ts';
import { goldOverview } from '#lib/server/judging/gold-overview.ts';
import { handOut } from '#lib/server/judging/hand-out.ts';
import { juryOverview } from '#lib/server/judging/jury-overview.ts';
import { releaseAbsent } from '#lib/server/judging/release.ts';
import { remarksOf } from '#lib/server/judging/remark.ts';
import { bringUpToDate } from '#lib/server/judging/up-to-date.ts';
import { teamsOf } from '#lib/server/teams/team.ts';
import { challengeOf } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { ctx, locale } = locals;
	const { read } = ctx.db;
	const contest = contestOf(locals);
	const contestId = contest.id;
	const at = ctx.now();
	await bringUpToDate(ctx, { contest, at });
	const { rule, challenges, judges, preview } = await juryOverview(read, { contest, at });
	const titleOf = (id: string) => {
		const found = challengeOf(contest.rulebook, id);
		return found ? text(found.challenge.title, locale) : id;
	};
	const rubricOf = (id: string) =>
		(challengeOf(contest.rulebook, id)?.challenge.rubric ?? []).map((criterion) => ({
			id: criterion.id,
			title: text(criterion.title, locale)
		}));

	return {
		rule,
		judges,
		challenges: challenges.map((one) => ({ ...one, title: titleOf(one.id) })),
		more: preview.assigned.length,
		short: preview.short.map(({ alias, challengeId, missing, barred }) => ({
			alias,
			title: titleOf(challengeId),
			missing,
			why: barred > 0 ? ('barred' as const) : ('few' as const)
		})),
		remarks: (await remarksOf(read, { contestId })).map(({ challengeId, ...remark }) => ({
			...remark,
			title: titleOf(challengeId)
		})),
		gold: (await goldOverview(read, { contest, at })).map((one) => ({
			...one,
			title: titleOf(one.challengeId),
			rubric: rubricOf(one.challengeId)
		})),
		teams: (await teamsOf(read, { contestId })).map(({ id, name }) => ({ id, name }))
	};
};

const judge = z.object({ judge: z.string().min(1) });

const MOST_REASON = 2_000;

const goldKey = z.object({
	entry: z.string().min(1),
	decision: z.enum(['valid', 'invalid'], { error: 'decision' }),
	reason: z.string().max(MOST_REASON, 'reason.length')
});

/** Levels as the form names them, by criterion. */
const levelsOf = (fields: Record<string, string>) =>
	Object.fromEntries(
		Object.entries(fields)
			.filter(([name, level]) => name.startsWith('level-') && level !== '')
			.map(([name, level]) => [name.slice('level-'.length), Number(level)])
	);

/** Runs an organiser's command about the jury, and says which one was done. */
async function command<Done extends string>(
	locals: App.Locals,
	request: Request,
	done: Done,
	work: (
		asked: { contest: ReturnType<typeof contestOf>; at: number; byAccountId: string },
		fields: Record<string, string>
	) => Promise<void>
) {
	const fields = await formFields(request);
	const asked = {
		contest: contestOf(locals),
		at: locals.ctx.now(),
		byAccountId: askerOf(locals).accountId
	};

	return attempt(fields, async () => {
		await work(asked, fields);
		return { done };
	});
}

/** Keeps what an organiser did with the jury. */
function act(
	tx: Tx,
	locals: App.Locals,
	done: Pick<StaffAct, 'act' | 'subject' | 'after' | 'at'>
): Promise<void> {
	const contestId = contestOf(locals).id;

	return recordAct(tx, { contestId, byAccountId: askerOf(locals).accountId, ...done });
}

export const actions: Actions = {
	issue: ({ locals, request }) =>
		command(locals, request, 'issued', async ({ contest, at }) => {
			await locals.ctx.db.write(async (tx) => {
				const made = await handOut(tx, { contest, extent: 'all', at });
				await act(tx, locals, { act: 'jury.handed-out', after: { assignments: made }, at });
			});
		}),
	automatic: ({ locals, request }) =>
		command(locals, request, 'rule', async ({ contest, at }, fields) => {
			const automatic = fields['automatic'] === 'yes';
			await locals.ctx.db.write(async (tx) => {
				await setAutomatic(tx, { contestId: contest.id, automatic });
				await act(tx, locals, { act: 'jury.automatic', after: { automatic }, at });
			});
		}),
	redraw: ({ locals, request }) =>
		command(locals, request, 'redrawn', async ({ contest, at }) => {
			await locals.ctx.db.write(async (tx) => {
				await drawAgain(tx, { contestId: contest.id });
				await act(tx, locals, { act: 'jury.drawn-again', at });
			});
		}),
	absent: ({ locals, request }) =>
		command(locals, request, 'absent', async ({ contest, at }, fields) => {
			const { judge: judgeId } = parsed(judge, fields);
			await locals.ctx.db.write(async (tx) => {
				await releaseAbsent(tx, { contest, judgeId, at });
				await act(tx, locals, { act: 'jury.absent', subject: judgeId, at });
			});
		}),
	gold: ({ locals, request }) =>
		command(locals, request, 'gold', async (asked, fields) => {
			const { entry: entryId, ...said } = parsed(goldKey, fields);
			const levels = levelsOf(fields);
			await locals.ctx.db.write((tx) => markGold(tx, { ...asked, entryId, ...said, levels }));
		}),
	ungold: ({ locals, request }) =>
		command(locals, request, 'ungold', async ({ contest, ...by }, fields) => {
			const { gold: goldEntryId = '' } = fields;
			await locals.ctx.db.write((tx) =>
				withdrawGold(tx, { contestId: contest.id, goldEntryId, ...by })
			);
		}),
	conflict: ({ locals, request }) =>
		command(locals, request, 'conflict', async ({ contest, at, byAccountId }, fields) => {
			const { judge: judgeId } = parsed(judge, fields);
			const { team: teamId = '', domain = '' } = fields;
			const said = { contestId: contest.id, judgeId, byAccountId, at };
			await locals.ctx.db.write(async (tx) => {
				if (teamId) await declareConflict(tx, { ...said, teamId });
				if (domain.trim() || !teamId) await declareDomain(tx, { ...said, domain });
			});
		})
};
