import { and, eq, inArray, isNull } from 'drizzle-orm';
import {
	computeBoard,
	isRanked,
	type BoardRow,
	type ChallengeRules,
	type RoundRules
} from '#scoring';
import { sourceLocale } from '#lib/i18n/locale.ts';
import { text as textIn } from '#scoring/rulebook/rounds.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { chosenEntries, recordedRuns } from '../entries/confirmation-candidates.ts';
import { entriesOf } from '../entries/standing.ts';
import { MATTERS, openMatters } from '../judging/open-matters.ts';
import { TO_ANSWER } from '../teams/disqualification.ts';
import { isOutdated } from './board-versions.ts';
import { boardFacts } from './facts.ts';
import { publishedBoard } from './publish.ts';

/** Everything that keeps a round from being final, in the order in which it is told. */
export const FINAL_MATTERS = [
	...MATTERS,
	'disqualification',
	'unjudged',
	'runs',
	'confirmation',
	'estimate',
	'interaction',
	'board'
] as const;

export interface FinalMatter {
	kind: (typeof FINAL_MATTERS)[number];
	/** Absent where it is about a team as a whole. */
	challengeId: string | undefined;
	/** What the organiser knows it by: an alias, a reason, a challenge's title. */
	name: string;
}

interface Scope {
	contest: ContestInForce;
	round: RoundRules;
	/** Facts of the ledger that count, all of them sequenced. */
	seq: number;
	at: number;
}

/**
 * What is open in a round and would be settled by saying that its result is final: of the judging, of
 * official and confirmation runs, of disqualifications, of answers under way and of the boards.
 */
export async function finalMatters(query: Query, scope: Scope): Promise<FinalMatter[]> {
	const { contest, round } = scope;
	const ranked = round.challenges.filter((challenge) => isRanked(challenge));
	const own = new Set(round.challenges.map(({ id }) => id));
	const judging = (await openMatters(query, { contest })).filter(({ challengeId }) =>
		own.has(challengeId)
	);
	const matters: FinalMatter[] = [
		...judging.map(({ kind, challengeId, name }) => ({ kind, challengeId, name })),
		...(await undecidedTeams(query, scope)),
		...(await answersUnderWay(query, scope))
	];
	for (const challenge of ranked) {
		const open = new Set(
			judging.filter(({ kind }) => kind === 'adjudication').map(({ name }) => name)
		);
		const found = await boardMatters(query, scope, challenge);
		// A disagreement is told once, as what it is.
		matters.push(...found.filter(({ kind, name }) => kind !== 'unjudged' || !open.has(name)));
	}

	return matters;
}

/** Disqualified teams that may still answer, or whose answer nobody has decided on. */
async function undecidedTeams(query: Query, { contest, at }: Scope): Promise<FinalMatter[]> {
	const {
		disqualification: decided,
		disqualificationAnswer: answer,
		disqualificationRuling: ruling,
		team
	} = query.t;
	const rows = await query
		.select({ at: decided.at, answer: answer.at, alias: team.alias })
		.from(decided)
		.innerJoin(team, eq(team.id, decided.teamId))
		.leftJoin(answer, eq(answer.disqualificationId, decided.id))
		.leftJoin(ruling, eq(ruling.disqualificationId, decided.id))
		.where(and(eq(decided.contestId, contest.id), isNull(ruling.disqualificationId)));

	return rows
		.filter((row) => row.answer !== null || row.at + TO_ANSWER > at)
		.map(({ alias: name }) => ({ kind: 'disqualification', challengeId: undefined, name }));
}

async function answersUnderWay(query: Query, { contest, round }: Scope): Promise<FinalMatter[]> {
	const { interaction, settlement, team } = query.t;
	const rows = await query
		.select({ challengeId: interaction.challengeId, name: team.alias })
		.from(interaction)
		.innerJoin(team, eq(team.id, interaction.teamId))
		.leftJoin(settlement, eq(settlement.interactionId, interaction.id))
		.where(
			and(
				eq(interaction.contestId, contest.id),
				inArray(
					interaction.challengeId,
					round.challenges.map(({ id }) => id)
				),
				isNull(settlement.interactionId)
			)
		);

	return rows.map((row) => ({ kind: 'interaction', ...row }));
}

/** What one challenge's board waits for, and whether what is published is still what it would say. */
async function boardMatters(
	query: Query,
	{ contest, round, seq, at }: Scope,
	challenge: ChallengeRules
): Promise<FinalMatter[]> {
	const challengeId = challenge.id;
	const scope = { contestId: contest.id, challengeId };
	const entries = new Map((await entriesOf(query, scope)).map((entry) => [entry.id, entry]));
	const standing = 'official' as const;
	const board = computeBoard(
		await boardFacts(query, { contest, round, challenge, standing, seq, at })
	);
	const named = (kind: FinalMatter['kind'], { entryId }: Pick<BoardRow, 'entryId'>) => {
		return { kind, challengeId, name: entries.get(entryId)?.alias ?? '' };
	};
	const waiting = board.rows.flatMap((row) => {
		if (row.unplaced === 'estimated') return [named('estimate', row)];
		if (row.unplaced !== 'pending') return [];
		const unrun = challenge.kind === 'template' && !entries.get(row.entryId)?.checks;
		return [named(unrun ? 'runs' : 'unjudged', row)];
	});
	const unconfirmed =
		challenge.kind === 'conversation'
			? await unfinishedConfirmations(query, { contest, challengeId }, challenge.confirmation.runs)
			: [];

	const published = await publishedBoard(query, scope);
	const stale = published ? isOutdated(published, board) : board.rows.length > 0;
	const title = textIn(challenge.title, sourceLocale);

	return [
		...waiting,
		...unconfirmed.map((entryId) => named('confirmation', { entryId })),
		...(stale ? [{ kind: 'board' as const, challengeId, name: title }] : [])
	];
}

/** Entries that were chosen for confirmation, still count and have not all their runs. */
async function unfinishedConfirmations(
	query: Query,
	scope: { contest: ContestInForce; challengeId: string },
	runs: number
): Promise<string[]> {
	const chosen = (await chosenEntries(query, scope)).filter(
		({ counts, checks, disqualified, baseline }) =>
			counts && checks?.passed === true && !disqualified && !baseline
	);
	const done = await recordedRuns(query, { entryIds: chosen.map(({ id }) => id) });

	return chosen.filter(({ id }) => (done.get(id)?.size ?? 0) < runs).map(({ id }) => id);
}
