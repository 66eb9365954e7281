import type { ActFilter } from '../audit/trail.ts';
import { instantOf } from '#lib/zoned-time.ts';

export interface ActQuery {
	area: string;
	by: string;
	from: string;
	until: string;
}

/** The filter of acts as an address writes it. */
export const actQueryOf = (search: URLSearchParams): ActQuery => ({
	area: search.get('area') ?? '',
	by: search.get('by') ?? '',
	from: search.get('from') ?? '',
	until: search.get('until') ?? ''
});

const DAY = 24 * 3_600_000;

/** The same as a filter; days by a zone's calendar, the last one included. What is no day is left out. */
export function actFilterOf(
	{ area, by, from, until }: ActQuery,
	{ contestId, timeZone }: { contestId: string | undefined; timeZone: string }
): ActFilter {
	const last = instantOf(until, timeZone);

	return {
		contestId,
		area: area || undefined,
		accountId: by || undefined,
		from: instantOf(from, timeZone),
		until: last === undefined ? undefined : last + DAY
	};
}
