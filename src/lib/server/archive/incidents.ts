import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import type { Fact, FactKind, PhaseInstant } from '#scoring';
import type { Query } from '../db/client.ts';

/** Something out of the ordinary that the minutes tell: ids and outcomes, no names and no reasons. */
export type Incident = { at: number } & (
	| { kind: 'rulebook'; version: number }
	| { kind: 'override'; round: string; instant: PhaseInstant; to: number }
	| { kind: 'pause'; until: number | undefined }
	| { kind: 'outage'; round: string; from: number; to: number; remedy: 'extend' | 'return' }
	| { kind: 'outage-reverted' }
	| { kind: 'disqualified' | 'reinstated'; team: string }
	| { kind: 'rejudging'; challenge: string; verdicts: number }
	| { kind: 'appeal'; upheld: boolean }
);

interface Stretch {
	contestId: string;
	/** Epoch milliseconds. */
	until: number;
}

/** What was out of the ordinary in a contest, the first first: from its ledger, and from its orders. */
export async function incidentsOf(query: Query, stretch: Stretch): Promise<Incident[]> {
	const found = [
		...(await onLedger(query, stretch)),
		...(await pauses(query, stretch)),
		...(await conduct(query, stretch))
	];

	return found.sort((a, b) => a.at - b.at || (a.kind < b.kind ? -1 : 1));
}

const TELLING = [
	'rulebook-published',
	'schedule-overridden',
	'outage-applied',
	'outage-reverted',
	'rejudging-applied',
	'appeal-decided'
] as const satisfies FactKind[];

async function onLedger(query: Query, { contestId, until }: Stretch): Promise<Incident[]> {
	const { fact } = query.t;
	const rows = await query
		.select({ leaf: fact.leaf })
		.from(fact)
		.where(
			and(eq(fact.contestId, contestId), inArray(fact.kind, [...TELLING]), lte(fact.at, until))
		)
		.orderBy(asc(fact.position));

	return rows.flatMap(({ leaf }) => incidentIn(JSON.parse(leaf) as Fact) ?? []);
}

function incidentIn(fact: Fact): Incident | undefined {
	const at = Date.parse(fact.at);
	if (fact.kind === 'rulebook-published') {
		const { version } = fact.data;
		return version > 1 ? { at, kind: 'rulebook', version } : undefined;
	}
	if (fact.kind === 'schedule-overridden') {
		const { round, instant, to } = fact.data;
		return { at, kind: 'override', round, instant, to: Date.parse(to) };
	}
	if (fact.kind === 'outage-applied') {
		const { round, from, to, remedy } = fact.data;
		return { at, kind: 'outage', round, from: Date.parse(from), to: Date.parse(to), remedy };
	}
	if (fact.kind === 'outage-reverted') return { at, kind: 'outage-reverted' };
	if (fact.kind === 'rejudging-applied') {
		const { challenge, verdicts } = fact.data;
		return { at, kind: 'rejudging', challenge, verdicts };
	}
	if (fact.kind === 'appeal-decided') return { at, kind: 'appeal', upheld: fact.data.upheld };

	return undefined;
}

/** Stretches in which the organisers held this contest's calls back. */
async function pauses(query: Query, { contestId, until }: Stretch): Promise<Incident[]> {
	const { gatewayOrder: order } = query.t;
	const orders = await query
		.select({ kind: order.kind, at: order.at })
		.from(order)
		.where(
			and(
				eq(order.contestId, contestId),
				inArray(order.kind, ['pause', 'resume']),
				lte(order.at, until)
			)
		)
		.orderBy(asc(order.position));
	const found: Extract<Incident, { kind: 'pause' }>[] = [];
	for (const { kind, at } of orders) {
		const last = found.at(-1);
		const isOpen = last !== undefined && last.until === undefined;
		if (kind === 'pause' && !isOpen) found.push({ at, kind: 'pause', until: undefined });
		if (kind === 'resume' && isOpen) last.until = at;
	}

	return found;
}

/** Disqualifications and what was lifted of them; of an imported contest, by the facts on its entries. */
async function conduct(query: Query, stretch: Stretch): Promise<Incident[]> {
	const { disqualification: decided, disqualificationRuling: ruling } = query.t;
	const rows = await query
		.select({ team: decided.teamId, at: decided.at, ruling: ruling.ruling, ruledAt: ruling.at })
		.from(decided)
		.leftJoin(ruling, eq(ruling.disqualificationId, decided.id))
		.where(and(eq(decided.contestId, stretch.contestId), lte(decided.at, stretch.until)));
	const own = rows.flatMap(({ team, at, ruling, ruledAt }): Incident[] => [
		{ at, kind: 'disqualified', team },
		...(ruling === 'lifted' && ruledAt !== null && ruledAt <= stretch.until
			? [{ at: ruledAt, kind: 'reinstated' as const, team }]
			: [])
	]);
	const known = new Set(own.map(nameOf));
	const told = (await conductOnLedger(query, stretch)).filter((one) => !known.has(nameOf(one)));

	return [...own, ...told];
}

const nameOf = (incident: Incident) =>
	`${incident.kind} ${'team' in incident ? incident.team : ''} ${incident.at}`;

async function conductOnLedger(query: Query, { contestId, until }: Stretch): Promise<Incident[]> {
	const { fact } = query.t;
	const rows = await query
		.select({ leaf: fact.leaf })
		.from(fact)
		.where(
			and(
				eq(fact.contestId, contestId),
				inArray(fact.kind, ['entry-disqualified', 'entry-reinstated']),
				lte(fact.at, until)
			)
		)
		.orderBy(asc(fact.position));
	const found = new Map<string, Incident>();
	for (const { leaf } of rows) {
		const { kind, at, data } = JSON.parse(leaf) as Extract<Fact, { kind: 'entry-disqualified' }>;
		const incident: Incident = {
			at: Date.parse(at),
			kind: (kind as FactKind) === 'entry-disqualified' ? 'disqualified' : 'reinstated',
			team: data.teamId
		};
		// One fact for each of the team's entries, in one moment.
		found.set(nameOf(incident), incident);
	}

	return [...found.values()];
}
