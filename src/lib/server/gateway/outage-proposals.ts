import { and, asc, eq, gte, inArray, isNotNull, like, lt, or } from 'drizzle-orm';
import type { Query } from '../db/client.ts';

/** A stretch in which the log says that teams could not work. Epoch milliseconds. */
export interface ProposedOutage {
	startsAt: number;
	endsAt: number;
	causes: OutageCause[];
}
export type OutageCause = 'pause' | 'endpoint' | 'restart';

const FEWEST_FAULTS = 3;
const SHORTEST_MS = 60_000;
const LONGEST_ANSWER_MS = 3_600_000;

type Stretch = Omit<ProposedOutage, 'causes'> & { cause: OutageCause };

/**
 * Proposes outages between two instants from what is on record: pauses that were ordered, three or more
 * answers in a row that the endpoint failed without one that it completed between them, and what a
 * restart of the site interrupted. What overlaps is one; what is shorter than a minute is left out.
 */
export async function proposedOutages(
	query: Query,
	{ contestId, from, to }: { contestId: string; from: number; to: number }
): Promise<ProposedOutage[]> {
	const scope = { contestId, from, to };
	const stretches = [...(await pauses(query, scope)), ...(await faults(query, scope))]
		.map((one) => ({
			...one,
			startsAt: Math.max(one.startsAt, from),
			endsAt: Math.min(one.endsAt, to)
		}))
		.sort((one, other) => one.startsAt - other.startsAt);
	const merged: ProposedOutage[] = [];
	for (const { cause, ...stretch } of stretches) {
		const last = merged.at(-1);
		if (last && stretch.startsAt <= last.endsAt) {
			last.endsAt = Math.max(last.endsAt, stretch.endsAt);
			if (!last.causes.includes(cause)) last.causes.push(cause);
		} else merged.push({ ...stretch, causes: [cause] });
	}

	return merged.filter(({ startsAt, endsAt }) => endsAt - startsAt >= SHORTEST_MS);
}

interface Scope {
	contestId: string;
	from: number;
	to: number;
}

/** Pauses that have ended, or last until `to`. */
async function pauses(query: Query, { contestId, to }: Scope): Promise<Stretch[]> {
	const { gatewayOrder } = query.t;
	const orders = await query
		.select({ kind: gatewayOrder.kind, at: gatewayOrder.at })
		.from(gatewayOrder)
		.where(
			and(
				eq(gatewayOrder.contestId, contestId),
				inArray(gatewayOrder.kind, ['pause', 'resume']),
				lt(gatewayOrder.at, to)
			)
		)
		.orderBy(asc(gatewayOrder.position));
	const found: Stretch[] = [];
	let since: number | undefined;
	for (const { kind, at } of orders) {
		if (kind === 'pause') since ??= at;
		else if (since !== undefined) {
			found.push({ cause: 'pause', startsAt: since, endsAt: at });
			since = undefined;
		}
	}
	if (since !== undefined) found.push({ cause: 'pause', startsAt: since, endsAt: to });

	return found;
}

/** Runs of answers that the endpoint failed, and what the end of a process interrupted. */
async function faults(query: Query, { contestId, from, to }: Scope): Promise<Stretch[]> {
	const { interaction: i, settlement: s } = query.t;
	const ends = await query
		.select({
			outcome: s.outcome,
			heldAt: i.heldAt,
			calledAt: s.calledAt,
			firstTokenAt: s.firstTokenAt,
			endedAt: s.endedAt
		})
		.from(i)
		.innerJoin(s, eq(s.interactionId, i.id))
		.where(
			and(
				eq(i.contestId, contestId),
				gte(i.heldAt, from - LONGEST_ANSWER_MS),
				lt(i.heldAt, to),
				or(
					inArray(s.outcome, ['completed', 'interrupted']),
					and(isNotNull(s.fault), like(s.fault, 'endpoint_%'))
				)
			)
		)
		.orderBy(asc(s.endedAt));
	const found: Stretch[] = [];
	let run: { startsAt: number; endsAt: number; faults: number } | undefined;
	const close = (endsAt?: number) => {
		if (run && run.faults >= FEWEST_FAULTS) {
			const { startsAt } = run;
			found.push({ cause: 'endpoint', startsAt, endsAt: Math.max(startsAt, endsAt ?? run.endsAt) });
		}
		run = undefined;
	};
	for (const { outcome, heldAt, calledAt, firstTokenAt, endedAt } of ends) {
		const began = calledAt ?? heldAt;
		if (outcome === 'interrupted') {
			found.push({ cause: 'restart', startsAt: began, endsAt: endedAt });
		} else if (outcome === 'completed') close(firstTokenAt ?? endedAt);
		else {
			run ??= { startsAt: began, endsAt: endedAt, faults: 0 };
			run = {
				startsAt: Math.min(run.startsAt, began),
				endsAt: endedAt,
				faults: run.faults + 1
			};
		}
	}
	close();

	return found;
}
