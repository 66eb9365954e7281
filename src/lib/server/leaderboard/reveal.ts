import { and, eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import {
	board as boardSchema,
	canonicalBoard,
	isRanked,
	parseRational,
	type Board,
	type ChallengeRules
} from '#scoring';
import { ceremony, type Frame } from '#scoring/reveal/ceremony.ts';
import { recordAct } from '../audit/act.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { sha256Hex } from '../ledger/record.ts';
import { isOutdated } from './board-versions.ts';
import { confirmationFacts } from './confirmation-facts.ts';
import { previewBoard, publishedBoard } from './publish.ts';

/** Places that may be given a prize, and teams that may be opened one by one. */
export const MOST_PRIZES = 10;
export const MOST_ONE_BY_ONE = 50;

export interface HowToReveal {
	prizes: number;
	oneByOne: number;
}

/** Everything that the ceremony of a board tells: it holds the result. */
export interface Reveal {
	challenge: ChallengeRules;
	frozen: Board | undefined;
	final: Board;
	/** The publication that it shows; absent while what it shows is not published. */
	version: number | undefined;
	hash: string;
	frames: Frame[];
	/** Confirmation runs that were done, by team. */
	runs: ReadonlyMap<string, readonly boolean[]>;
}

interface Scope {
	contest: ContestInForce;
	challengeId: string;
}

/** The board that a ceremony would reveal now: the last publication while it is up to date, else the next. */
export async function revealedBoard(
	ctx: Context,
	scope: Scope
): Promise<Pick<Reveal, 'final' | 'version' | 'hash'>> {
	const { contest, challengeId } = scope;
	const now = await previewBoard(ctx, scope);
	const last = await publishedBoard(ctx.db.read, { contestId: contest.id, challengeId });
	if (last && !isOutdated(last, now)) {
		return { final: last.board, version: last.version, hash: last.hash };
	}

	return { final: now, version: undefined, hash: sha256Hex(canonicalBoard(now)) };
}

/**
 * The ceremony of a challenge, from the board that was frozen to the one that is revealed. Refuses a
 * round that has not closed, and a challenge that nobody presented anything to.
 */
export async function revealOf(
	ctx: Context,
	{ contest, challengeId, prizes, oneByOne }: Scope & HowToReveal
): Promise<Reveal> {
	const { challenge, round, state } = challengeInForce(contest, { challengeId, at: ctx.now() });
	if (!isRanked(challenge)) throw new Refusal('unknown_challenge');
	if (!['closed', 'results', 'final'].includes(state.phase)) {
		throw new Refusal('phase_closed', { phase: state.phase });
	}

	const { read } = ctx.db;
	const revealed = await revealedBoard(ctx, { contest, challengeId });
	const { final } = revealed;
	if (final.rows.length === 0) throw new Refusal('nothing_to_reveal');
	const frozen = await frozenBoard(read, { contestId: contest.id, challengeId });
	const entryIds = final.rows.map(({ entryId }) => entryId);
	const confirmed =
		challenge.kind === 'conversation'
			? await confirmationFacts(read, { round, entryIds })
			: new Map<string, never>();
	const runs = new Map(
		final.rows.flatMap(({ teamId, entryId }) => {
			const done = confirmed.get(entryId);
			return done ? [[teamId, done.map(({ valid }) => valid)] as const] : [];
		})
	);

	return {
		challenge,
		frozen,
		...revealed,
		runs,
		frames: framesOf(challenge, { frozen, final, runs, prizes, oneByOne })
	};
}

/** The moments of a ceremony under a challenge's own rules. */
export function framesOf(
	challenge: ChallengeRules,
	told: Pick<Reveal, 'frozen' | 'final' | 'runs'> & HowToReveal
): Frame[] {
	const { ranking, ties } = challenge;

	return ceremony({ ...told, ranking, ties, juryGives: juryGives(challenge) });
}

/** Whether the jury has a say in a quality that decides anything. */
function juryGives({ ranking, ties, rubric }: ChallengeRules): boolean {
	if (rubric.length === 0) return false;
	if (ranking.policy === 'gate-then-energy') return ties.includes('quality');

	return parseRational(ranking.qualityWeights.jury).n > 0n;
}

/** What the public's board said when it was frozen. */
async function frozenBoard(
	query: Query,
	{ contestId, challengeId }: { contestId: string; challengeId: string }
): Promise<Board | undefined> {
	const { publicBoard } = query.t;
	const [row] = await query
		.select({ document: publicBoard.document })
		.from(publicBoard)
		.where(and(eq(publicBoard.contestId, contestId), eq(publicBoard.challengeId, challengeId)));

	return row && boardSchema.parse(JSON.parse(row.document));
}

/** Keeps who took the result away in a file, and which. */
export async function noteReveal(
	ctx: Context,
	{
		contest,
		challengeId,
		byAccountId,
		reveal,
		...how
	}: Scope & HowToReveal & { byAccountId: string; reveal: Pick<Reveal, 'version' | 'hash'> }
): Promise<void> {
	const { version, hash } = reveal;
	await ctx.db.write((tx) =>
		recordAct(tx, {
			contestId: contest.id,
			byAccountId,
			act: 'reveal.downloaded',
			subject: challengeId,
			after: { hash, version, ...how },
			at: ctx.now()
		})
	);
}
