import { alignmentJsonl } from '#lib/server/archive/alignment-jsonl.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { download } from '#lib/server/http/download.ts';
import type { RequestHandler } from './$types';

/** What participants said of the model's answers, without a name and with pseudonyms of this export alone. */
export const GET: RequestHandler = ({ locals }) => {
	const contest = contestOf(locals);
	const { ctx } = locals;
	const day = new Date(ctx.now()).toISOString().slice(0, 10);

	return download({
		filename: `${contest.slug}-alineamiento-${day}.jsonl`,
		type: 'application/jsonl; charset=utf-8',
		pieces: alignmentJsonl(ctx.db.read, { contest })
	});
};
