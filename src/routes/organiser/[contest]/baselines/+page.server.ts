import { z } from 'zod';
import { PLACEHOLDER } from '#scoring';
import { isRanked, text } from '#scoring/rulebook/rounds.ts';
import { challengeInForce, type ContestInForce } from '#lib/server/contest/in-force.ts';
import type { Context } from '#lib/server/context.ts';
import { playBaselines, resumeBaselines } from '#lib/server/entries/baseline-play.ts';
import { baselinesGoing, baselinesOf } from '#lib/server/entries/baseline-progress.ts';
import { withdrawBaseline, writeBaseline } from '#lib/server/entries/baseline.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { attempt, formFields, page, parsed } from '#lib/server/http/respond.ts';
import { refreshPublicBoard } from '#lib/server/leaderboard/public-board.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	page(async () => {
		const { ctx, locale } = locals;
		const contest = contestOf(locals);
		const all = await baselinesOf(ctx.db.read, { contestId: contest.id });
		const challenges = contest.rulebook.rounds
			.flatMap(({ challenges }) => challenges)
			.filter((challenge) => isRanked(challenge) && challenge.kind !== 'alignment');

		return {
			placeholder: PLACEHOLDER,
			challenges: challenges.map((challenge) => {
				const { id, title, limits } = challenge;
				const { state } = challengeInForce(contest, { challengeId: id, at: ctx.now() });
				return {
					id,
					title: text(title, locale),
					isTemplate: challenge.kind === 'template',
					turns: 'turns' in limits ? limits.turns : 1,
					open: !['announced', 'practice', 'final'].includes(state.phase),
					...baselinesGoing(ctx, { contest, challengeId: id }),
					baselines: all.filter(({ challengeId }) => challengeId === id)
				};
			})
		};
	});

const writing = z.object({
	challenge: z.string(),
	name: z.string({ error: 'required' }),
	template: z.string().optional()
});

/** The fields `prompt-1`, `prompt-2` …, in order. */
function promptsIn(fields: Record<string, string>): string[] {
	const turns = Object.keys(fields)
		.flatMap((name) => /^prompt-([1-9]\d{0,2})$/.exec(name)?.[1] ?? [])
		.map(Number);

	return Array.from(
		{ length: Math.max(0, ...turns) },
		(_, index) => fields[`prompt-${String(index + 1)}`] ?? ''
	);
}

/** What a board that anyone may see now has to show: a frozen one stays as it is. */
const refresh = (ctx: Context, scope: { contest: ContestInForce; challengeId: string }) => () =>
	refreshPublicBoard(ctx, scope);

export const actions: Actions = {
	write: async ({ locals, request }) => {
		const fields = await formFields(request);
		return attempt(fields, async () => {
			const { ctx } = locals;
			const { challenge: challengeId, name, template } = parsed(writing, fields);
			const scope = { contest: contestOf(locals), challengeId };
			const written = template === undefined ? { prompts: promptsIn(fields) } : { template };
			const byAccountId = askerOf(locals).accountId;
			await writeBaseline(ctx, scope, { name, written, byAccountId });
			const shown = refresh(ctx, scope);
			playBaselines(ctx, scope, shown);
			if (template !== undefined) await shown();
			return { written: true };
		});
	},
	continue: async ({ locals, request }) => {
		const { challenge: challengeId = '' } = await formFields(request);
		return attempt({}, async () => {
			const { ctx } = locals;
			const scope = { contest: contestOf(locals), challengeId };
			const byAccountId = askerOf(locals).accountId;
			await resumeBaselines(ctx, scope, { byAccountId, presented: refresh(ctx, scope) });
			return { continued: true };
		});
	},
	withdraw: async ({ locals, request }) => {
		const { teamId = '' } = await formFields(request);
		return attempt({}, async () => {
			const { ctx } = locals;
			const contest = contestOf(locals);
			const byAccountId = askerOf(locals).accountId;
			const of = { contestId: contest.id, teamId, byAccountId, at: ctx.now() };
			const { challengeId } = await ctx.db.write((tx) => withdrawBaseline(tx, of));
			await refresh(ctx, { contest, challengeId })();
			return { withdrawn: true };
		});
	}
};
