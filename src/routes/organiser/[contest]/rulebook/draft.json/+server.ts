import { draftOf } from '#lib/server/contest/rulebook-draft.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { refuse } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types';

/** The draft as it was left, which need not be JSON. */
export const GET: RequestHandler = async ({ locals }) => {
	const { id: contestId, slug } = contestOf(locals);
	const draft = await draftOf(locals.ctx.db.read, { contestId });
	if (!draft) refuse('not_found');

	return new Response(draft.document, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="${slug}-reglamento-borrador.json"`
		}
	});
};
