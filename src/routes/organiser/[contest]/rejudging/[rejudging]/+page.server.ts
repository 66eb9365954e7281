import { staffOf } from '#lib/server/contest/staff.ts';
import { entriesOf } from '#lib/server/entries/standing.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { needPassword } from '#lib/server/http/reauthentication.ts';
import { attempt, formFields, page } from '#lib/server/http/respond.ts';
import { cancelRejudging, handOnReadings } from '#lib/server/judging/rejudging.ts';
import { rejudgingOf } from '#lib/server/judging/rejudging-state.ts';
import { refreshPublicBoard } from '#lib/server/leaderboard/public-board.ts';
import { applyPreviewed, previewRejudging } from '#lib/server/leaderboard/rejudging-preview.ts';
import { challengeOf } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	page(async () => {
		const { ctx, locale } = locals;
		const { read } = ctx.db;
		const contest = contestOf(locals);
		const { rejudging: rejudgingId } = params;
		const found = await rejudgingOf(read, { contest, rejudgingId });
		const { challengeId, end, replacements, verdicts, waiting, returned, ...rest } = found;
		const challenge = challengeOf(contest.rulebook, challengeId)?.challenge;
		const staff = await staffOf(read, { contestId: contest.id });
		const names = new Map(staff.map(({ accountId, name }) => [accountId, name]));
		const entries = await entriesOf(read, { contestId: contest.id, challengeId });
		const aliases = new Map(entries.map(({ id, alias }) => [id, alias]));
		const said = (one: { judgeId: string; decision: 'valid' | 'invalid'; reason: string }) => ({
			judge: names.get(one.judgeId),
			decision: one.decision,
			reason: one.reason
		});

		return {
			rejudging: {
				reason: rest.reason,
				by: rest.by,
				at: rest.at,
				how: end?.how,
				verdicts,
				waiting,
				returned: end ? 0 : returned.length,
				challenge: challenge ? text(challenge.title, locale) : challengeId
			},
			compared: replacements.map(({ entryId, old, given }) => ({
				id: old.id,
				alias: aliases.get(entryId) ?? '',
				old: said(old),
				given: given.map(said)
			})),
			preview: end
				? undefined
				: await previewRejudging(read, { contest, rejudgingId, at: ctx.now() })
		};
	});

/** Which rejudging, and who settles it: with their password, because results hang on it. */
async function settling(event: Parameters<Actions[string]>[0] & { params: { rejudging: string } }) {
	const { locals, params } = event;
	const { digest = '', password = '' } = await formFields(event.request);
	const ending = {
		contest: contestOf(locals),
		rejudgingId: params.rejudging,
		byAccountId: askerOf(locals).accountId,
		at: locals.ctx.now()
	};

	return { digest, ending, confirmed: () => needPassword(event, password) };
}

export const actions: Actions = {
	apply: async (event) => {
		const { ctx } = event.locals;
		const { ending, digest, confirmed } = await settling(event);
		return attempt({}, async () => {
			await confirmed();
			const { challengeId } = await ctx.db.write((tx) => applyPreviewed(tx, { ...ending, digest }));
			await refreshPublicBoard(ctx, { contest: ending.contest, challengeId });
			return { done: 'applied' as const };
		});
	},
	pass: async ({ locals, params }) =>
		attempt({}, async () => {
			const { ctx } = locals;
			const asked = { contest: contestOf(locals), rejudgingId: params.rejudging, at: ctx.now() };
			await ctx.db.write((tx) => handOnReadings(tx, asked));
			return { done: 'passed' as const };
		}),
	cancel: async (event) => {
		const { ending, confirmed } = await settling(event);
		return attempt({}, async () => {
			await confirmed();
			await event.locals.ctx.db.write((tx) => cancelRejudging(tx, ending));
			return { done: 'cancelled' as const };
		});
	}
};
