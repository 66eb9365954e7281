import { and, asc, desc, eq, gt, gte, isNull, like, lt, or, type SQL } from 'drizzle-orm';
import type { Query } from '../db/client.ts';

/** What a member of staff did, as it is read again. */
export interface ActOnRecord {
	position: number;
	/** Absent for an act on the site itself. */
	contestId: string | undefined;
	/** Name of who did it; absent once the person was erased. */
	by: string | undefined;
	accountId: string;
	act: string;
	subject: string | undefined;
	before: unknown;
	after: unknown;
	reason: string | undefined;
	at: number;
}

export interface ActFilter {
	/** Acts in this contest, with those on the site that reach every contest; absent, those on the site alone. */
	contestId: string | undefined;
	/** The area of acts: what stands before the dot. */
	area?: string | undefined;
	accountId?: string | undefined;
	/** Epoch milliseconds, the end excluded. */
	from?: number | undefined;
	until?: number | undefined;
}

/** Areas of which an act on the site changes what happens in its contests. */
const REACHES_CONTESTS = ['endpoint', 'gateway'];

function matching(query: Query, filter: ActFilter): SQL | undefined {
	const { staffAct: a } = query.t;
	const { contestId, area, accountId, from, until } = filter;
	const onSite = isNull(a.contestId);
	const reaching = and(onSite, or(...REACHES_CONTESTS.map((one) => like(a.act, `${one}.%`))));

	return and(
		contestId === undefined ? onSite : or(eq(a.contestId, contestId), reaching),
		area === undefined ? undefined : like(a.act, `${area.replaceAll(/[%_]/g, '')}.%`),
		accountId === undefined ? undefined : eq(a.accountId, accountId),
		from === undefined ? undefined : gte(a.at, from),
		until === undefined ? undefined : lt(a.at, until)
	);
}

const record = (query: Query) => {
	const { staffAct, account } = query.t;
	return query
		.select({ act: staffAct, by: account.name })
		.from(staffAct)
		.leftJoin(account, eq(account.id, staffAct.accountId));
};

type Row = Awaited<ReturnType<typeof record>>[number];

const onRecord = ({ act, by }: Row): ActOnRecord => ({
	position: act.position,
	contestId: act.contestId ?? undefined,
	by: by || undefined,
	accountId: act.accountId,
	act: act.act,
	subject: act.subject ?? undefined,
	before: act.before ?? undefined,
	after: act.after ?? undefined,
	reason: act.reason ?? undefined,
	at: act.at
});

/** A page of acts, the newest first: those older than `before`, and whether more follow. */
export async function actsPage(
	query: Query,
	{ filter, before, size }: { filter: ActFilter; before?: number | undefined; size: number }
): Promise<{ acts: ActOnRecord[]; older: number | undefined }> {
	const { staffAct: a } = query.t;
	const older = before === undefined ? undefined : lt(a.position, before);
	const rows = await record(query)
		.where(and(matching(query, filter), older))
		.orderBy(desc(a.position))
		.limit(size + 1);
	const acts = rows.slice(0, size).map(onRecord);

	return { acts, older: rows.length > size ? acts.at(-1)?.position : undefined };
}

const BATCH = 500;

/** All acts of a filter, the oldest first, a batch at a time. */
export async function* everyAct(query: Query, filter: ActFilter): AsyncGenerator<ActOnRecord[]> {
	const { staffAct: a } = query.t;
	for (let last = 0; ;) {
		const rows = await record(query)
			.where(and(matching(query, filter), gt(a.position, last)))
			.orderBy(asc(a.position))
			.limit(BATCH);
		if (rows.length === 0) return;
		yield rows.map(onRecord);
		last = rows.at(-1)?.act.position ?? last;
	}
}

/** Who has done something that the filter's contest or site keeps, by name. */
export async function actorsOf(
	query: Query,
	{ contestId }: Pick<ActFilter, 'contestId'>
): Promise<{ accountId: string; name: string }[]> {
	const { staffAct: a, account } = query.t;

	return query
		.selectDistinct({ accountId: a.accountId, name: account.name })
		.from(a)
		.innerJoin(account, eq(account.id, a.accountId))
		.where(matching(query, { contestId }))
		.orderBy(asc(account.name), asc(a.accountId));
}
