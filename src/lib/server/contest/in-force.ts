import { asc, desc, eq } from 'drizzle-orm';
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
import type { Query } from '../db/client.ts';

/** A contest as it stands: the newest rulebook, folded with the schedule's overrides. */
export interface ContestInForce {
	id: string;
	slug: string;
	version: number;
	hash: string;
	rulebook: Rulebook;
	schedule: Schedule;
}

export async function contestInForce(
	query: Query,
	{ slug }: { slug: string }
): Promise<ContestInForce> {
	const { contest, rulebookVersion } = query.t;
	const [row] = await query
		.select({ id: contest.id, slug: contest.slug, rulebook: rulebookVersion })
		.from(contest)
		.innerJoin(rulebookVersion, eq(rulebookVersion.contestId, contest.id))
		.where(eq(contest.slug, slug))
		.orderBy(desc(rulebookVersion.version))
		.limit(1);
	if (!row) throw new Refusal('unknown_contest');

	const { version, hash, document } = row.rulebook;
	const overrides = await overridesOf(query, { contestId: row.id });

	return {
		id: row.id,
		slug: row.slug,
		version,
		hash,
		rulebook: document,
		schedule: scheduleInForce(document, overrides)
	};
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
