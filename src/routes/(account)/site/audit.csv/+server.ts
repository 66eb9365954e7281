import { actsCsv } from '#lib/server/audit/acts-csv.ts';
import { everyAct } from '#lib/server/audit/trail.ts';
import { actFilterOf, actQueryOf } from '#lib/server/http/audit-filter.ts';
import { download } from '#lib/server/http/download.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, url }) => {
	const site = { contestId: undefined, timeZone: 'UTC' };
	const filter = actFilterOf(actQueryOf(url.searchParams), site);

	return download({
		filename: 'sitio-actos.csv',
		type: 'text/csv; charset=utf-8',
		pieces: actsCsv(everyAct(locals.ctx.db.read, filter))
	});
};
