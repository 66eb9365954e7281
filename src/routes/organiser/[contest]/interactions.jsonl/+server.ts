import { everyInteraction } from '#lib/server/archive/every-interaction.ts';
import { filterOf, filterQueryOf } from '#lib/server/archive/interaction-query.ts';
import { interactionsJsonl } from '#lib/server/archive/interactions-jsonl.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { download } from '#lib/server/http/download.ts';
import type { RequestHandler } from './$types';

/** Every interaction of the filter of the address, up to now. */
export const GET: RequestHandler = ({ locals, url }) => {
	const { id: contestId, slug, rulebook } = contestOf(locals);
	const { ctx } = locals;
	const at = ctx.now();
	const { timeZone } = rulebook;
	const asked = filterOf(filterQueryOf(url.searchParams), { contestId, timeZone });
	const filter = { ...asked, until: Math.min(asked.until ?? Infinity, at) };
	const day = new Date(at).toISOString().slice(0, 10);

	return download({
		filename: `${slug}-interacciones-${day}.jsonl`,
		type: 'application/jsonl; charset=utf-8',
		pieces: interactionsJsonl(everyInteraction(ctx.db.read, filter))
	});
};
