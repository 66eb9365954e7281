import { and, desc, eq, inArray } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { assignmentsOf, type Assignment } from './assignment.ts';
import { verdictsInForce } from './judged.ts';
import { pendingVerdicts, type PendingVerdict } from './pending-verdict.ts';
import { replaceable, type Replacement } from './rejudging-replace.ts';

export interface Rejudging {
	id: string;
	challengeId: string;
	filter: Record<string, string>;
	reason: string;
	/** Name of who began it. */
	by: string | undefined;
	at: number;
	/** Absent while it is open. */
	end: { how: 'applied' | 'cancelled'; at: number } | undefined;
	/** Verdicts that it is about, and how many of them no new one was given for yet. */
	verdicts: number;
	waiting: number;
	/** Entries that whoever was to read them gave back. */
	returned: { entryId: string; verdictId: string }[];
	/** What applying it now would put in the place of what. */
	replacements: Replacement[];
}

/** The rejudgings of a contest, the newest first. */
export async function rejudgingsOf(
	query: Query,
	{ contest }: { contest: ContestInForce }
): Promise<Rejudging[]> {
	return read(query, { contest });
}

/** One rejudging. Refuses an id that the contest does not know. */
export async function rejudgingOf(
	query: Query,
	scope: { contest: ContestInForce; rejudgingId: string }
): Promise<Rejudging> {
	const [found] = await read(query, scope);
	if (!found) throw new Refusal('not_found');

	return found;
}

async function read(
	query: Query,
	{ contest, rejudgingId }: { contest: ContestInForce; rejudgingId?: string }
): Promise<Rejudging[]> {
	const { rejudging, rejudgingEnd, rejudgedVerdict, verdict, account } = query.t;
	const rows = await query
		.select({ rejudging, how: rejudgingEnd.how, endedAt: rejudgingEnd.at, by: account.name })
		.from(rejudging)
		.leftJoin(rejudgingEnd, eq(rejudgingEnd.rejudgingId, rejudging.id))
		.leftJoin(account, eq(account.id, rejudging.byAccountId))
		.where(
			and(
				eq(rejudging.contestId, contest.id),
				rejudgingId === undefined ? undefined : eq(rejudging.id, rejudgingId)
			)
		)
		.orderBy(desc(rejudging.at), desc(rejudging.id));
	const setIds = rows.map(({ rejudging: { id } }) => id);
	const items = await query
		.select({ item: rejudgedVerdict, entryId: verdict.entryId })
		.from(rejudgedVerdict)
		.innerJoin(verdict, eq(verdict.id, rejudgedVerdict.verdictId))
		.where(inArray(rejudgedVerdict.rejudgingId, setIds))
		.orderBy(verdict.entryId, verdict.position);
	const inForce = await verdictsInForce(query, {
		entryIds: [...new Set(items.map(({ entryId }) => entryId))]
	});
	const assignments = await assignmentsOf(query, {
		contestId: contest.id,
		purposes: ['rejudging']
	});
	const pending = await pendingVerdicts(query, { setIds });

	return rows.map(({ rejudging: { id, challengeId, filter, reason, at }, how, endedAt, by }) => {
		const wanted = givenAnew({
			items: items
				.filter(({ item }) => item.rejudgingId === id)
				.map(({ item, entryId }) => ({ ...item, entryId })),
			assignments: assignments.filter(({ setId }) => setId === id),
			pending: pending.get(id) ?? []
		});
		return {
			id,
			challengeId,
			filter,
			reason,
			by: by ?? undefined,
			at,
			end: how === null || endedAt === null ? undefined : { how, at: endedAt },
			verdicts: wanted.length,
			waiting: wanted.filter(({ isOpen, given }) => isOpen && given.length === 0).length,
			returned: wanted
				.filter(({ isOpen, given }) => !isOpen && given.length === 0)
				.map(({ entryId, verdictId }) => ({ entryId, verdictId })),
			replacements: replaceable(inForce, wanted)
		};
	});
}

interface Given {
	items: { entryId: string; verdictId: string; assignmentId: string }[];
	assignments: Assignment[];
	pending: PendingVerdict[];
}

/** The new verdict of each old one: its own reader's, or that of whoever read it instead. */
function givenAnew({ items, assignments, pending }: Given) {
	const own = new Set(items.map(({ assignmentId }) => assignmentId));
	const instead = pending.filter(({ assignmentId }) => !own.has(assignmentId));

	return items.map(({ entryId, verdictId, assignmentId }) => {
		const direct = pending.find((one) => one.assignmentId === assignmentId);
		const place = direct ? -1 : instead.findIndex((one) => one.entryId === entryId);
		const given = direct ? [direct] : instead.splice(place, place < 0 ? 0 : 1);
		const isOpen = assignments.some(
			(one) => one.entryId === entryId && (!own.has(one.id) || one.id === assignmentId) && !one.end
		);
		return { entryId, verdictId, given, isOpen };
	});
}
