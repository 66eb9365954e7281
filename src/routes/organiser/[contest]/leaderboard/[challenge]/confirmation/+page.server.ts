import { z } from 'zod';
import type { Board } from '#scoring';
import { recordAct } from '#lib/server/audit/act.ts';
import type { ContestInForce } from '#lib/server/contest/in-force.ts';
import type { Context } from '#lib/server/context.ts';
import {
	confirmableEntries,
	confirmationCost,
	conversationInForce
} from '#lib/server/entries/confirmation-candidates.ts';
import { confirmationProgress } from '#lib/server/entries/confirmation-progress.ts';
import {
	resumeConfirmation,
	startConfirmation,
	stopConfirmation
} from '#lib/server/entries/confirmation-runs.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { attempt, formFields, page, parsed } from '#lib/server/http/respond.ts';
import { previewBoard } from '#lib/server/leaderboard/publish.ts';
import { parseRational } from '#scoring/exact/rational.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	page(async () => {
		const { ctx, locale } = locals;
		const contest = contestOf(locals);
		const scope = { contest, challengeId: params.challenge };
		const { challenge, round, state } = conversationInForce(scope, ctx.now());
		const { rows } = await previewBoard(ctx, scope);
		const eligible = new Set((await confirmableEntries(ctx.db.read, scope)).map(({ id }) => id));
		const isClosed = ['closed', 'results', 'final'].includes(state.phase);

		return {
			challenge: { id: challenge.id, title: text(challenge.title, locale) },
			rule: { runs: challenge.confirmation.runs, needed: neededOf(challenge.confirmation) },
			/** When it may begin, where that is still to come. */
			closes: isClosed ? undefined : contest.schedule.get(round.id)?.closes,
			rows: rows
				.filter(({ entryId }) => eligible.has(entryId))
				.map(({ entryId, teamName, place, energyNwh }) => ({
					entryId,
					teamName,
					place,
					energyNwh
				})),
			progress: await confirmationProgress(ctx, scope)
		};
	});

/** The rulebook's share of the runs, in whole runs. */
function neededOf({ runs, share }: { runs: number; share: string }): number {
	const { n, d } = parseRational(share);

	return Number((BigInt(runs) * n + d - 1n) / d);
}

const wanted = z.object({
	how: z.enum(['best', 'ticked']),
	best: z.coerce.number().int().min(1).max(10_000).optional()
});

/** Entries that a form ticks: a field for each. */
const tickedIn = (fields: Record<string, string>): string[] =>
	Object.keys(fields)
		.filter((name) => name.startsWith('entry-'))
		.map((name) => name.slice('entry-'.length));

/** The entries on the first so many places of the board as it stands. */
const bestOf = ({ rows }: Board, best: number): string[] =>
	rows.filter(({ place }) => place !== undefined && place <= best).map(({ entryId }) => entryId);

async function chosenBy(
	ctx: Context,
	scope: { contest: ContestInForce; challengeId: string },
	fields: Record<string, string>
): Promise<string[]> {
	const { how, best = 1 } = parsed(wanted, fields);

	return how === 'best' ? bestOf(await previewBoard(ctx, scope), best) : tickedIn(fields);
}

/** Keeps what an organiser did with the runs of a challenge. */
function keep(
	locals: App.Locals,
	done: {
		contest: ContestInForce;
		challengeId: string;
		act: 'confirmation.stopped' | 'confirmation.resumed';
	}
): Promise<void> {
	const { contest, challengeId: subject, act } = done;
	const byAccountId = askerOf(locals).accountId;
	const at = locals.ctx.now();

	return locals.ctx.db.write((tx) =>
		recordAct(tx, { contestId: contest.id, byAccountId, act, subject, at })
	);
}

export const actions: Actions = {
	preview: async ({ locals, params, request }) => {
		const fields = await formFields(request);
		return attempt(fields, async () => {
			const { ctx } = locals;
			const scope = { contest: contestOf(locals), challengeId: params.challenge };
			const entryIds = await chosenBy(ctx, scope, fields);
			const cost = await confirmationCost(ctx, scope, { entryIds });
			return { preview: { ...cost, entryIds } };
		});
	},
	start: async ({ locals, params, request }) => {
		const fields = await formFields(request);
		return attempt(fields, async () => {
			const scope = { contest: contestOf(locals), challengeId: params.challenge };
			const byAccountId = askerOf(locals).accountId;
			await startConfirmation(locals.ctx, scope, { entryIds: tickedIn(fields), byAccountId });
			return { started: true };
		});
	},
	stop: async ({ locals, params }) =>
		attempt({}, async () => {
			const scope = { contest: contestOf(locals), challengeId: params.challenge };
			await stopConfirmation(locals.ctx, scope);
			await keep(locals, { ...scope, act: 'confirmation.stopped' });
			return { stopped: true };
		}),
	continue: async ({ locals, params }) =>
		attempt({}, async () => {
			const scope = { contest: contestOf(locals), challengeId: params.challenge };
			await resumeConfirmation(locals.ctx, scope);
			await keep(locals, { ...scope, act: 'confirmation.resumed' });
			return { started: true };
		})
};
