import { ACTS } from '../audit/act.ts';
import { actorsOf, actsPage } from '../audit/trail.ts';
import type { Context } from '../context.ts';
import { actFilterOf, actQueryOf } from './audit-filter.ts';

const SIZE = 50;

/** What a page of acts shows: those of a contest, or of the site. */
export async function auditPage(
	{ db }: Pick<Context, 'db'>,
	{ search, ...scope }: { search: URLSearchParams; contestId: string | undefined; timeZone: string }
) {
	const query = actQueryOf(search);
	const before = Number(search.get('before') ?? NaN);
	const { acts, older } = await actsPage(db.read, {
		filter: actFilterOf(query, scope),
		before: Number.isSafeInteger(before) ? before : undefined,
		size: SIZE
	});

	return {
		query,
		acts,
		older,
		areas: [...new Set(ACTS.map((act) => act.slice(0, act.indexOf('.'))))],
		actors: await actorsOf(db.read, scope)
	};
}
