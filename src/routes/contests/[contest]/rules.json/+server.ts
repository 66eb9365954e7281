import { contestOf } from '#lib/server/http/asker.ts';
import { document } from '#lib/server/http/document.ts';
import { canonicalRulebook } from '#scoring';
import type { RequestHandler } from './$types';

/** The rulebook's exact bytes, whose SHA-256 is the hash that people accept. */
export const GET: RequestHandler = ({ locals, request }) => {
	const { slug, version, hash, rulebook } = contestOf(locals);
	const name = `${slug}-reglamento-v${version}.json`;

	return document(request, { text: canonicalRulebook(rulebook), name, hash });
};
