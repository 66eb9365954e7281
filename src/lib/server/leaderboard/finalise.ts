import { eq, isNull } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { instantsOf } from '#scoring/rulebook/schedule.ts';
import { contestInForce, type ContestInForce } from '../contest/in-force.ts';
import { happenNow, moveInstant } from '../contest/schedule.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { sequence, sequenceAll } from '../ledger/sequencer.ts';
import { refuseOpenMatters } from '../judging/open-matters.ts';
import { FINAL_MATTERS, finalMatters, type FinalMatter } from './final-matters.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long before its instant a result is looked at, and by how much it is put off, milliseconds. */
export const HELD_WITHIN = HOUR;
const HELD_FOR = DAY;
/** Beyond this after the rulebook's instant nobody holds a result any more: the edition was left. */
const MOST_HELD = 30 * DAY;

interface Finalising {
	contest: ContestInForce;
	roundId: string;
	reason: string;
	byAccountId: string;
	at: number;
}

/**
 * Makes a round's result final now. Refuses while anything of it is open, naming what comes first:
 * what is open and what is final are read in one transaction.
 */
export async function finaliseRound(ctx: Context, finalising: Finalising): Promise<void> {
	const { roundId, at } = finalising;
	const contestId = finalising.contest.id;
	await sequence(ctx.db, { contestId });
	await ctx.db.write(async (tx) => {
		const contest = await contestInForce(tx, { slug: finalising.contest.slug });
		refuseOpenMatters(await mattersWithin(tx, { contest, roundId, at }), FINAL_MATTERS);
		const act = 'round.finalised' as const;
		await happenNow(tx, { ...finalising, contest, instant: 'finalised', act });
	});
}

/** What is open in a round at the moment of a transaction. */
export async function mattersWithin(
	tx: Tx,
	{ contest, roundId, at }: Pick<Finalising, 'contest' | 'roundId' | 'at'>
): Promise<FinalMatter[]> {
	const round = contest.rulebook.rounds.find(({ id }) => id === roundId);
	if (!round) throw new Refusal('not_found');
	const seq = await sequenceAll(tx, { contestId: contest.id });

	return finalMatters(tx, { contest, round, seq, at });
}

/**
 * Puts off every result that would become final within the hour while something that somebody waits
 * for is open: by a day, as an override on the ledger like any other. A board alone that nobody
 * published holds nothing, nor does an edition that was left for a month.
 */
export async function holdResults(ctx: Context): Promise<void> {
	const { contest, contestImport } = ctx.db.t;
	const rows = await ctx.db.read
		.select({ slug: contest.slug })
		.from(contest)
		.leftJoin(contestImport, eq(contestImport.contestId, contest.id))
		.where(isNull(contestImport.contestId));
	for (const { slug } of rows) {
		await holdResultsOf(ctx, { slug }).catch((cause: unknown) => {
			// What is wrong with one contest must not let the others' results pass.
			ctx.log.error({ err: cause, contest: slug }, 'the results could not be held');
		});
	}
}

async function holdResultsOf(ctx: Context, { slug }: { slug: string }): Promise<void> {
	const { schedule } = await contestInForce(ctx.db.read, { slug });
	const at = ctx.now();
	for (const [roundId, { finalised }] of schedule) {
		if (finalised <= at || finalised - at > HELD_WITHIN) continue;
		await ctx.db.write((tx) => holdResult(tx, { slug, roundId, at }));
	}
}

async function holdResult(
	tx: Tx,
	{ slug, roundId, at }: { slug: string; roundId: string; at: number }
): Promise<void> {
	const contest = await contestInForce(tx, { slug });
	const round = contest.rulebook.rounds.find(({ id }) => id === roundId);
	const finalised = contest.schedule.get(roundId)?.finalised;
	if (!round || finalised === undefined || finalised <= at) return;
	const movedTo = finalised + HELD_FOR;
	if (movedTo > instantsOf(round).finalised + MOST_HELD) return;
	const matters = await mattersWithin(tx, { contest, roundId, at });
	if (matters.every(({ kind }) => kind === 'board')) return;

	const change = { contest, roundId, movedTo, reason: HELD, byAccountId: BY_ITSELF, at };
	await moveInstant(tx, { ...change, instant: 'finalised' });
}

const HELD = 'Quedan asuntos abiertos: el resultado se hace definitivo un día después';
const BY_ITSELF = 'vatio';
