import { and, asc, count, desc, eq, gte, isNull, lte, type SQL } from 'drizzle-orm';
import { isRanked } from '#scoring/rulebook/rounds.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import { staffOf } from '../contest/staff.ts';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { sequence } from '../ledger/sequencer.ts';
import { growTree } from '../ledger/tree.ts';
import { publishedCombined, type PublishedCombined } from '../leaderboard/combined.ts';
import { publishedBoard, type PublishedBoard } from '../leaderboard/publish.ts';
import { incidentsOf, type Incident } from './incidents.ts';
import { archiveIsPublic } from './public-archive.ts';

/** What a contest's minutes state. */
export interface Minutes {
	/** Whether something may still change. */
	draft: boolean;
	/**
	 * Up to when it is stated: the moment in which the last of the results became final, so that the
	 * minutes stay the same, byte for byte, however often they are asked for.
	 */
	until: number;
	organisers: string[];
	judges: string[];
	/** Every version of the rules, the first one first. */
	rulebooks: { version: number; hash: string; at: number }[];
	/** The first signed head of the ledger that covers all that, or the last one while none does. */
	head: { size: number; root: string; keyId: string; at: number } | undefined;
	/** Whether that head covers it all. */
	covered: boolean;
	teams: number;
	/** The newest board of each ranked challenge that has one, in the rulebook's order. */
	boards: (PublishedBoard & { challengeId: string })[];
	/** The newest ranking over several challenges; absent where there is none. */
	combined: PublishedCombined | undefined;
	incidents: Incident[];
}

/**
 * The minutes of a contest. A draft until its archive is public (`archiveIsPublic`), and for its
 * organisers alone until then.
 */
export async function minutesOf(
	query: Query,
	{ contest, at }: { contest: ContestInForce; at: number }
): Promise<Minutes> {
	const { id: contestId } = contest;
	const draft = !(await archiveIsPublic(query, { contest, at }));
	const boards = await boardsOf(query, { contest });
	const combined = await publishedCombined(query, { contestId });
	const until = draft ? at : finalAt(contest, combined ? [...boards, combined] : boards);
	const staff = await staffOf(query, { contestId });
	const named = (part: string) =>
		staff.filter((person) => person.part === part && person.name).map(({ name }) => name);
	const left = await judgesWhoLeft(query, { contestId });

	return {
		draft,
		until,
		organisers: named('organiser'),
		judges: [...named('judge'), ...left],
		rulebooks: await rulebooksOf(query, { contestId, until }),
		...(await headCovering(query, { contestId, until })),
		teams: await teamsOf(query, { contestId }),
		boards,
		combined,
		incidents: await incidentsOf(query, { contestId, until })
	};
}

/**
 * The minutes of this moment, with a head that covers them: what is not signed yet is signed first, so
 * that whoever asks in the first second reads what everybody reads later.
 */
export async function currentMinutes(
	ctx: Context,
	{ contest }: { contest: ContestInForce }
): Promise<Minutes> {
	const asked = { contest, at: ctx.now() };
	const minutes = await minutesOf(ctx.db.read, asked);
	if (minutes.covered) return minutes;
	const ledger = { contestId: contest.id, key: ctx.signingKey };
	await sequence(ctx.db, ledger);
	await growTree(ctx.db, { ...ledger, now: ctx.now });

	return minutesOf(ctx.db.read, asked);
}

async function boardsOf(query: Query, { contest }: { contest: ContestInForce }) {
	const ranked = contest.rulebook.rounds.flatMap(({ challenges }) => challenges).filter(isRanked);
	const boards = [];
	for (const { id: challengeId } of ranked) {
		const board = await publishedBoard(query, { contestId: contest.id, challengeId });
		if (board) boards.push({ ...board, challengeId });
	}

	return boards;
}

function finalAt(
	{ schedule }: ContestInForce,
	boards: Pick<PublishedBoard, 'publishedAt'>[]
): number {
	const finals = [...schedule.values()].map(({ finalised }) => finalised);

	return Math.max(...finals, ...boards.map(({ publishedAt }) => publishedAt));
}

/** Names of those who gave a verdict and are not of the jury any more: their verdicts stay. */
async function judgesWhoLeft(query: Query, { contestId }: { contestId: string }) {
	const { staffRemoval: removal, contestPerson: person, account, verdict, entry } = query.t;
	const rows = await query
		.selectDistinct({ id: account.id, name: account.name })
		.from(removal)
		.innerJoin(account, eq(account.id, removal.accountId))
		.innerJoin(verdict, eq(verdict.judgeId, removal.accountId))
		.innerJoin(entry, and(eq(entry.id, verdict.entryId), eq(entry.contestId, contestId)))
		.leftJoin(person, and(eq(person.contestId, contestId), eq(person.accountId, removal.accountId)))
		.where(and(eq(removal.contestId, contestId), isNull(person.accountId)))
		.orderBy(asc(account.id));

	return rows.flatMap(({ name }) => (name === '' ? [] : [name]));
}

interface Stretch {
	contestId: string;
	until: number;
}

async function rulebooksOf(query: Query, { contestId, until }: Stretch) {
	const { rulebookVersion: r } = query.t;

	return query
		.select({ version: r.version, hash: r.hash, at: r.publishedAt })
		.from(r)
		.where(and(eq(r.contestId, contestId), lte(r.publishedAt, until)))
		.orderBy(asc(r.version));
}

async function headCovering(query: Query, { contestId, until }: Stretch) {
	const { fact, treeHead: head } = query.t;
	const [stated] = await query
		.select({ facts: count() })
		.from(fact)
		.where(and(eq(fact.contestId, contestId), lte(fact.at, until)));
	const heads = (found?: SQL) =>
		query
			.select({ size: head.size, root: head.root, keyId: head.keyId, at: head.at })
			.from(head)
			.where(and(eq(head.contestId, contestId), found))
			.limit(1);
	const [first] = await heads(gte(head.size, stated?.facts ?? 0)).orderBy(asc(head.size));
	if (first) return { head: first, covered: true };
	const [last] = await heads().orderBy(desc(head.size));

	return { head: last, covered: false };
}

async function teamsOf(query: Query, { contestId }: { contestId: string }): Promise<number> {
	const { team, baseline } = query.t;
	const [found] = await query
		.select({ teams: count() })
		.from(team)
		.leftJoin(baseline, eq(baseline.teamId, team.id))
		.where(and(eq(team.contestId, contestId), isNull(baseline.teamId)));

	return Number(found?.teams ?? 0);
}
