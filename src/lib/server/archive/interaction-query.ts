import { z } from 'zod';
import { instantOf } from '#lib/zoned-time.ts';
import { ENDINGS, type InteractionFilter } from './interaction-filter.ts';
import type { Place } from './interactions.ts';

/** A filter as an address holds it; what cannot be read is left out, because an address is no form. */
const filterQuery = z.object({
	challenge: z.string().min(1).optional().catch(undefined),
	team: z.string().min(1).optional().catch(undefined),
	ending: z.enum(ENDINGS).optional().catch(undefined),
	billed: z.enum(['yes', 'no']).optional().catch(undefined),
	fault: z.enum(['yes', 'no']).optional().catch(undefined),
	flag: z.enum(['yes', 'no']).optional().catch(undefined),
	from: z.string().min(1).optional().catch(undefined),
	to: z.string().min(1).optional().catch(undefined)
});
export type FilterQuery = z.infer<typeof filterQuery>;

/** The days and words of an address's query that make a filter. */
export function filterQueryOf(query: Iterable<[string, string]>): FilterQuery {
	return filterQuery.parse(Object.fromEntries(query));
}

/** The filter that a query means. Days are whole and in the contest's zone, the last one included. */
export function filterOf(
	query: FilterQuery,
	{ contestId, timeZone }: { contestId: string; timeZone: string }
): InteractionFilter {
	const { challenge, team, ending, billed, fault, flag, from, to } = query;

	return {
		contestId,
		challengeId: challenge,
		teamId: team,
		ending,
		billed: billed === undefined ? undefined : billed === 'yes',
		withFault: fault === undefined ? undefined : fault === 'yes',
		flagged: flag === undefined ? undefined : flag === 'yes',
		since: from === undefined ? undefined : instantOf(from.slice(0, 10), timeZone),
		until: to === undefined ? undefined : dayAfter(to.slice(0, 10), timeZone)
	};
}

function dayAfter(day: string, timeZone: string): number | undefined {
	if (instantOf(day, timeZone) === undefined) return undefined;
	const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString();

	return instantOf(next.slice(0, 10), timeZone);
}

/** A place as an address holds it: `1764000000000-abc…`. */
export function placeText({ heldAt, id }: Place): string {
	return `${heldAt}-${id}`;
}

export function placeOf(text: string | null): Place | undefined {
	const [, heldAt, id] = /^(\d{1,15})-([a-z0-9]{1,40})$/.exec(text ?? '') ?? [];

	return heldAt && id ? { heldAt: Number(heldAt), id } : undefined;
}
