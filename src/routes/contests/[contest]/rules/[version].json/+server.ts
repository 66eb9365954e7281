import { versionOf } from '#lib/server/contest/versions.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { document } from '#lib/server/http/document.ts';
import { page } from '#lib/server/http/respond.ts';
import { canonicalRulebook } from '#scoring';
import type { RequestHandler } from './$types';

/** The exact bytes of any version of the rulebook, whose SHA-256 is the hash on the ledger. */
export const GET: RequestHandler = ({ locals, params, request }) =>
	page(async () => {
		const { id: contestId, slug } = contestOf(locals);
		const version = /^\d{1,9}$/.test(params.version) ? Number(params.version) : 0;
		const { rulebook, hash } = await versionOf(locals.ctx.db.read, { contestId, version });
		const name = `${slug}-reglamento-v${version}.json`;

		return document(request, { text: canonicalRulebook(rulebook), name, hash });
	});
