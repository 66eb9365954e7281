import { actsCsv } from '#lib/server/audit/acts-csv.ts';
import { everyAct } from '#lib/server/audit/trail.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { actFilterOf, actQueryOf } from '#lib/server/http/audit-filter.ts';
import { download } from '#lib/server/http/download.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, url }) => {
	const { id: contestId, slug, rulebook } = contestOf(locals);
	const { timeZone } = rulebook;
	const filter = actFilterOf(actQueryOf(url.searchParams), { contestId, timeZone });

	return download({
		filename: `${slug}-actos.csv`,
		type: 'text/csv; charset=utf-8',
		pieces: actsCsv(everyAct(locals.ctx.db.read, filter))
	});
};
