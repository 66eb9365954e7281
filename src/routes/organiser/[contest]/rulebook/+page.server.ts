import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { z } from 'zod';
import { versionOf } from '#lib/server/contest/versions.ts';
import { discardDraft, draftOf, saveDraft } from '#lib/server/contest/rulebook-draft.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { attempt, formFields, parsed } from '#lib/server/http/respond.ts';
import { toldVersions } from '#lib/server/http/rulebook-view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx, locale } = locals;
	const { id: contestId, version, hash } = contestOf(locals);
	const { read } = ctx.db;
	const draft = await draftOf(read, { contestId });

	return {
		version,
		hash,
		versions: await toldVersions(read, { contestId, locale }),
		draft: draft && {
			basedOn: draft.basedOn,
			by: draft.by,
			at: draft.at,
			revision: draft.revision
		},
		published: url.searchParams.has('published')
	};
};

const discarding = z.object({ revision: z.coerce.number().int() });

export const actions: Actions = {
	/** Starts a draft from what is in force. */
	begin: async ({ locals, params }) => {
		const { id: contestId, version } = contestOf(locals);
		const { accountId: byAccountId } = askerOf(locals);
		const { db } = locals.ctx;
		const begun = await attempt({}, async () => {
			const { rulebook } = await versionOf(db.read, { contestId, version });
			const document = JSON.stringify(rulebook, undefined, '\t');
			const at = locals.ctx.now();
			return db.write((tx) => saveDraft(tx, { contestId, document, revision: 0, byAccountId, at }));
		});
		if (!('revision' in begun)) return begun;
		redirect(303, resolve('/organiser/[contest]/rulebook/draft', params));
	},
	discard: async ({ locals, request }) => {
		const typed = await formFields(request);
		return attempt({}, async () => {
			const { revision } = parsed(discarding, typed);
			const { id: contestId } = contestOf(locals);
			const { accountId: byAccountId } = askerOf(locals);
			const discard = { contestId, revision, byAccountId, at: locals.ctx.now() };
			await locals.ctx.db.write((tx) => discardDraft(tx, discard));
			return { discarded: true };
		});
	}
};
