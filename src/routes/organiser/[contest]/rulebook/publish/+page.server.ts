import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { z } from 'zod';
import { Refusal } from '#lib/refusal.ts';
import { contestInForce } from '#lib/server/contest/in-force.ts';
import { nextVersion } from '#lib/server/contest/publish-version.ts';
import { draftOf, saveDraft } from '#lib/server/contest/rulebook-draft.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { needPassword } from '#lib/server/http/reauthentication.ts';
import { attempt, formFields, parsed } from '#lib/server/http/respond.ts';
import { draftToRead, toldChanges, toldForbidden } from '#lib/server/http/rulebook-view.ts';
import { refreshPublicBoard } from '#lib/server/leaderboard/public-board.ts';
import { publishRulebook } from '#lib/server/notices/publish-rulebook.ts';
import { tell } from '#lib/server/notices/watch.ts';
import { isRanked } from '#scoring/rulebook/rounds.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { ctx, locale } = locals;
	const { read: query } = ctx.db;
	const contest = contestOf(locals);
	if (!(await draftOf(query, { contestId: contest.id }))) {
		redirect(303, resolve('/organiser/[contest]/rulebook', params));
	}
	const { draft, read, findings } = await draftToRead(query, { contest, locale });
	const common = {
		version: contest.version + 1,
		revision: draft.revision,
		basedOn: draft.basedOn,
		stale: draft.basedOn !== contest.version,
		findings
	};
	if (!read.ok) return { ...common, next: undefined };
	const at = ctx.now();
	const next = await nextVersion(query, { contest, rulebook: read.rulebook, at });
	const versions = { before: contest.rulebook, after: next.rulebook, locale };
	const told = (overridable: boolean) =>
		toldForbidden(
			next.forbidden.filter((one) => one.overridable === overridable),
			versions
		);

	return {
		...common,
		next: {
			changes: toldChanges(next.changes, versions),
			fixed: told(false),
			closed: told(true)
		}
	};
};

const publishing = z.object({
	revision: z.coerce.number().int(),
	reason: z.string(),
	override: z.literal('yes').optional(),
	password: z.string().optional()
});
const rebasing = z.object({ revision: z.coerce.number().int(), version: z.coerce.number().int() });

export const actions: Actions = {
	publish: async (event) => {
		const { locals, params } = event;
		const { ctx, locale } = locals;
		const typed = await formFields(event.request);
		const values = { reason: typed['reason'] ?? '', override: typed['override'] === 'yes' };
		const published = await attempt(values, async () => {
			const { revision, reason, override, password = '' } = parsed(publishing, typed);
			const contest = contestOf(locals);
			const { draft, read } = await draftToRead(ctx.db.read, { contest, locale });
			if (draft.revision !== revision) throw new Refusal('draft_changed');
			if (!read.ok) throw new Refusal('invalid_request', { field: 'document' });
			if (reason.trim() === '') throw new Refusal('reason_needed');
			if (override) {
				if (password === '') {
					throw new Refusal('invalid_request', { field: 'password', expected: 'required' });
				}
				await needPassword(event, password);
			}
			const wanted = {
				slug: contest.slug,
				rulebook: read.rulebook,
				basedOn: draft.basedOn,
				reason,
				override: override === 'yes',
				byAccountId: askerOf(locals).accountId,
				at: ctx.now()
			};
			await tell(ctx.db, { contestId: contest.id }, async (tx) => {
				// What was read above is what is published.
				const now = await draftOf(tx, { contestId: contest.id });
				if (now?.revision !== revision) throw new Refusal('draft_changed');
				await publishRulebook(tx, wanted);
			});
			await refreshBoards(locals, contest.slug);
			return { done: true };
		});
		if (!('done' in published)) return published;
		redirect(303, `${resolve('/organiser/[contest]/rulebook', params)}?published`);
	},
	/** Takes the version in force as what the draft is written on, once its differences were shown. */
	rebase: async ({ locals, request }) => {
		const typed = await formFields(request);
		return attempt({ reason: '', override: false }, async () => {
			const { revision, version } = parsed(rebasing, typed);
			const { id: contestId } = contestOf(locals);
			const { db } = locals.ctx;
			const draft = await draftOf(db.read, { contestId });
			if (draft?.revision !== revision) throw new Refusal('draft_changed');
			const { document } = draft;
			const { accountId: byAccountId } = askerOf(locals);
			const rebased = { contestId, document, revision, basedOn: version, byAccountId };
			await db.write((tx) => saveDraft(tx, { ...rebased, at: locals.ctx.now() }));
			return { rebased: true };
		});
	}
};

/** Every public board that the new rules may order otherwise. */
async function refreshBoards({ ctx }: App.Locals, slug: string) {
	const contest = await contestInForce(ctx.db.read, { slug });
	const challenges = contest.rulebook.rounds.flatMap((round) => round.challenges);
	for (const { id: challengeId } of challenges.filter(isRanked)) {
		await refreshPublicBoard(ctx, { contest, challengeId });
	}
}
