import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';

/** A pause that is in force. */
export interface Pause {
	since: number;
	reason: string;
	/** The organiser who ordered it. */
	by: string;
}

interface Order {
	accountId: string;
	at: number;
}

const MOST_PLACES = 10_000;
const LONGEST_REASON = 500;

/** Holds a contest's calls back: new ones are refused, those that wait keep their turn. */
export async function pauseGateway(
	ctx: Context,
	{ contestId, reason, accountId, at }: Order & { contestId: string; reason: string }
): Promise<void> {
	const said = reason.trim();
	if (said === '' || said.length > LONGEST_REASON) throw new Refusal('reason_needed');
	await ctx.db.write(async (tx) => {
		await tx
			.insert(tx.t.gatewayOrder)
			.values({ contestId, kind: 'pause', reason: said, accountId, at });
		const act = 'gateway.paused';
		await recordAct(tx, { contestId, byAccountId: accountId, act, reason: said, at });
	});
	await applyOrders(ctx);
}

export async function resumeGateway(
	ctx: Context,
	{ contestId, accountId, at }: Order & { contestId: string }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		await tx.insert(tx.t.gatewayOrder).values({ contestId, kind: 'resume', accountId, at });
		await recordAct(tx, { contestId, byAccountId: accountId, act: 'gateway.resumed', at });
	});
	await applyOrders(ctx);
}

/** Sets how many streams the endpoint runs at a time, for all contests of the site. */
export async function setPlaces(
	ctx: Context,
	{ places, accountId, at }: Order & { places: number }
): Promise<void> {
	if (!Number.isSafeInteger(places) || places < 1 || places > MOST_PLACES) {
		throw new Refusal('invalid_request', { field: 'places', expected: `1–${MOST_PLACES}` });
	}
	const before = { places: ctx.queue.places };
	await ctx.db.write(async (tx) => {
		await tx.insert(tx.t.gatewayOrder).values({ kind: 'places', places, accountId, at });
		const act = 'gateway.places';
		await recordAct(tx, { byAccountId: accountId, act, before, after: { places }, at });
	});
	await applyOrders(ctx);
}

/** The pause of a contest, or `undefined` while its calls go through. */
export async function pauseOf(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<Pause | undefined> {
	const { gatewayOrder, account } = query.t;
	const [last] = await query
		.select({ order: gatewayOrder, by: account.name })
		.from(gatewayOrder)
		.innerJoin(account, eq(account.id, gatewayOrder.accountId))
		.where(
			and(eq(gatewayOrder.contestId, contestId), inArray(gatewayOrder.kind, ['pause', 'resume']))
		)
		.orderBy(desc(gatewayOrder.position))
		.limit(1);
	if (last?.order.kind !== 'pause') return undefined;

	return { since: last.order.at, reason: last.order.reason ?? '', by: last.by };
}

/** Makes the queue do what was ordered last; at boot too, so that a restart ends no pause. */
export async function applyOrders(ctx: Pick<Context, 'db' | 'queue' | 'settings'>): Promise<void> {
	const { gatewayOrder } = ctx.db.t;
	const orders = await ctx.db.read
		.select()
		.from(gatewayOrder)
		.where(isNotNull(gatewayOrder.contestId))
		.orderBy(asc(gatewayOrder.position));
	const last = new Map(orders.map(({ contestId, kind }) => [contestId ?? '', kind]));
	for (const [contestId, kind] of last) {
		if (kind === 'pause') ctx.queue.pause(contestId);
		else ctx.queue.resume(contestId);
	}

	const [places] = await ctx.db.read
		.select({ places: gatewayOrder.places })
		.from(gatewayOrder)
		.where(eq(gatewayOrder.kind, 'places'))
		.orderBy(desc(gatewayOrder.position))
		.limit(1);
	ctx.queue.setPlaces(places?.places ?? ctx.settings.ENDPOINT_CONCURRENCY);
}
