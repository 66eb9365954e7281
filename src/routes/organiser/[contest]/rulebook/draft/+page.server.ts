import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { formParts, withTyped, zoneOf } from '#lib/rulebook/form.ts';
import { readRulebook } from '#lib/rulebook/read-rulebook.ts';
import { toldFinding } from '#lib/rulebook/told-finding.ts';
import { draftOf, saveDraft } from '#lib/server/contest/rulebook-draft.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { attempt, formFields, formOf, refuse } from '#lib/server/http/respond.ts';
import { draftToRead, parsedDocument } from '#lib/server/http/rulebook-view.ts';
import type { Locale } from '#scoring';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, params }) => {
	const { ctx, locale } = locals;
	const contest = contestOf(locals);
	if (!(await draftOf(ctx.db.read, { contestId: contest.id }))) {
		redirect(303, resolve('/organiser/[contest]/rulebook', params));
	}
	const { draft, findings } = await draftToRead(ctx.db.read, { contest, locale });

	return {
		...written(draft.document),
		revision: draft.revision,
		stale: draft.basedOn !== contest.version,
		basedOn: draft.basedOn,
		findings,
		saved: url.searchParams.has('saved')
	};
};

/** A document as the page shows it: its forms and its text. */
function written(text: string) {
	const document = parsedDocument(text);

	return { parts: formParts(document), zone: zoneOf(document), text };
}

/** The same of what could not be saved, so that nothing typed is lost. */
function unsaved(text: string, { locale, revision }: { locale: Locale; revision: number }) {
	const read = readRulebook(text);
	const findings = (read.ok ? read.warnings : read.findings).map((found) =>
		toldFinding(found, locale)
	);

	return { ...written(text), revision, findings };
}

async function save(locals: App.Locals, document: string, revision: string) {
	const { id: contestId } = contestOf(locals);
	const { accountId: byAccountId } = askerOf(locals);
	const draft = { contestId, document, revision: Number(revision) || 0, byAccountId };

	return attempt(unsaved(document, { ...draft, locale: locals.locale }), () =>
		locals.ctx.db.write((tx) => saveDraft(tx, { ...draft, at: locals.ctx.now() }))
	);
}

export const actions: Actions = {
	/** The forms: what they hold goes into the document that they were made from. */
	fields: async ({ locals, request, params }) => {
		const { revision = '', ...typed } = await formFields(request);
		const draft = await draftOf(locals.ctx.db.read, { contestId: contestOf(locals).id });
		if (!draft) refuse('not_found');
		const document = withTyped(parsedDocument(draft.document), typed);
		const saved = await save(locals, JSON.stringify(document, undefined, '\t'), revision);
		if (!('revision' in saved)) return saved;
		redirect(303, `${resolve('/organiser/[contest]/rulebook/draft', params)}?saved`);
	},
	/** The whole text, typed or as a file. */
	document: async ({ locals, request, params }) => {
		const typed = await formOf(request);
		const file = typed.get('file');
		const uploaded = file instanceof File && file.size > 0 ? await file.text() : undefined;
		const text = (uploaded ?? String(typed.get('text') ?? '')).replace(/^\uFEFF/, '');
		const saved = await save(locals, text, String(typed.get('revision') ?? ''));
		if (!('revision' in saved)) return saved;
		redirect(303, `${resolve('/organiser/[contest]/rulebook/draft', params)}?saved`);
	}
};
