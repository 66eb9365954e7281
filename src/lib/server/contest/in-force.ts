import { and, asc, desc, eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import {
	challengeOf,
	roundState,
	scheduleInForce,
	type ChallengeRules,
	type RoundRules,
	type RoundState,
	type Rulebook,
	type Schedule
} from '#scoring';
import type { Db, Query } from '../db/client.ts';
import { given, prepared } from '../db/prepared.ts';

/** A contest as it stands: the newest rulebook, folded with the schedule's overrides. */
export interface ContestInForce extends Revision {
	id: string;
	slug: string;
	hash: string;
	rulebook: Rulebook;
	schedule: Schedule;
}

/** The newest rulebook of a contest with the schedule that its overrides make. Refuses an unknown address. */
export async function contestInForce(
	query: Query,
	{ slug }: { slug: string }
): Promise<ContestInForce> {
	const [found] = await bySlug(query, { slug });
	if (!found) throw new Refusal('unknown_contest');
	const newest = { ...found, ...(await revisionOf(query, { contestId: found.id })) };
	const contests = known.get(query.t) ?? new Map<string, ContestInForce>();
	const kept = contests.get(slug);
	if (kept && isOf(kept, newest)) return kept;

	const contest = await readContest(query, newest);
	// What a transaction sees may never become true.
	if (query.committed) known.set(query.t, contests.set(slug, contest));

	return contest;
}

/** The same for the way of a prompt, where a transaction will ask again. */
export async function recentContest(db: Db, { slug }: { slug: string }): Promise<ContestInForce> {
	const kept = known.get(db.t)?.get(slug);
	if (kept && isOf(kept, await revisionOf(db.quick, { contestId: kept.id }))) return kept;

	return contestInForce(db.read, { slug });
}

/** What changes whenever a contest's rules or instants do. */
export interface Revision {
	version: number;
	/** Position of the last override of the schedule, or 0. */
	lastOverride: number;
}

/** Whether a contest that was read before still stands as it was read. */
export const isOf = (contest: Revision, { version, lastOverride }: Revision): boolean =>
	contest.version === version && contest.lastOverride === lastOverride;

/** The revision that a contest has now. */
export async function revisionOf(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<Revision> {
	const [newest] = await newestVersion(query, { contestId });
	const [last] = await lastOverride(query, { contestId });

	return { version: newest?.version ?? 0, lastOverride: last?.position ?? 0 };
}

const newestVersion = prepared((query: Query) => {
	const { rulebookVersion: r } = query.t;
	return query
		.select({ version: r.version })
		.from(r)
		.where(eq(r.contestId, given('contestId')))
		.orderBy(desc(r.version))
		.limit(1);
});

const lastOverride = prepared((query: Query) => {
	const { scheduleOverride: o } = query.t;
	return query
		.select({ position: o.position })
		.from(o)
		.where(eq(o.contestId, given('contestId')))
		.orderBy(desc(o.position))
		.limit(1);
});

const bySlug = prepared((query: Query) => {
	const { contest } = query.t;
	return query
		.select({ id: contest.id, slug: contest.slug })
		.from(contest)
		.where(eq(contest.slug, given('slug')));
});

/** Contests as they were read last: reading a rulebook takes longer than a prompt. */
const known = new WeakMap<object, Map<string, ContestInForce>>();

async function readContest(
	query: Query,
	revision: Revision & { id: string; slug: string }
): Promise<ContestInForce> {
	const { rulebookVersion } = query.t;
	const { id, version } = revision;
	const [row] = await query
		.select({ rulebook: rulebookVersion.document, hash: rulebookVersion.hash })
		.from(rulebookVersion)
		.where(and(eq(rulebookVersion.contestId, id), eq(rulebookVersion.version, version)));
	if (!row) throw new Refusal('unknown_contest');
	const overrides = await overridesOf(query, { contestId: id });

	return { ...revision, ...row, schedule: scheduleInForce(row.rulebook, overrides) };
}

/** The schedule's overrides in the order in which they were made. */
export async function overridesOf(query: Query, { contestId }: { contestId: string }) {
	const { scheduleOverride } = query.t;
	const rows = await query
		.select()
		.from(scheduleOverride)
		.where(eq(scheduleOverride.contestId, contestId))
		.orderBy(asc(scheduleOverride.position));

	return rows.map((row) => ({
		roundId: row.roundId,
		instant: row.instant,
		at: new Date(row.movedTo).toISOString()
	}));
}

/** A challenge with its round and the state that round is in. */
export interface ChallengeInForce {
	challenge: ChallengeRules;
	round: RoundRules;
	state: RoundState;
}

/** Refuses a challenge that the contest does not have. */
export function challengeInForce(
	{ rulebook, schedule }: Pick<ContestInForce, 'rulebook' | 'schedule'>,
	{ challengeId, at }: { challengeId: string; at: number }
): ChallengeInForce {
	const found = challengeOf(rulebook, challengeId);
	const instants = found && schedule.get(found.round.id);
	if (!found || !instants) throw new Refusal('unknown_challenge');

	return { ...found, state: roundState(instants, at) };
}

/** Slugs of every contest, newest first. */
export async function contestSlugs(query: Query): Promise<string[]> {
	const { contest } = query.t;
	const rows = await query
		.select({ slug: contest.slug })
		.from(contest)
		.orderBy(desc(contest.createdAt));

	return rows.map(({ slug }) => slug);
}
