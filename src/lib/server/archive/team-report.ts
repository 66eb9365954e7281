import { and, eq, isNull } from 'drizzle-orm';
import { interactionEnergy, profileById } from '#scoring/energy';
import { isValid, type ConversationChallenge, type EntryState } from '#scoring';
import { runConversationChecks } from '#scoring/checks/run.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import type { Outcome } from '../budget/schema.ts';
import { entriesOf, type EntryOnRecord } from '../entries/standing.ts';
import { teamTurns, type TeamTurn } from '../entries/team-turns.ts';
import { publishedBoard } from '../leaderboard/publish.ts';
import { isTold } from './results-told.ts';

/** What became of one turn: part of what counted, of another presentation, of none, or not charged. */
export type TurnFate = 'counted' | 'presented' | 'unused' | 'free';

export interface ReportTurn {
	id: string;
	heldAt: number;
	/** From 1, in its conversation. */
	turn: number;
	/** Empty once it was erased. */
	prompt: string;
	outcome: Outcome | undefined;
	fate: TurnFate;
	promptTokens: number;
	cachedTokens: number;
	completionTokens: number;
	/** By the profile, whoever paid it. */
	energyNwh: bigint;
	/**
	 * How much less it would have taken without what the turn before it had read and written already,
	 * by the profile and the turn's own counts: 0 for a first turn.
	 */
	historyNwh: bigint;
}

/** One of the team's own conversations, up to an answer that passes the checks of the challenge. */
export interface PassingAnswer {
	interactionId: string;
	energyNwh: bigint;
	turns: number;
	/** Its last prompt. */
	prompt: string;
	/** Of all its prompts. */
	promptTokens: number;
}

export interface ChallengeReport {
	challengeId: string;
	kind: 'conversation' | 'template';
	/** What the published board says of the entry that counts; absent where none does, or none is published. */
	result: { state: EntryState; place: number | undefined; of: number } | undefined;
	turns: ReportTurn[];
	/** Of what was charged: all of it, and the part in the conversation that counts. */
	chargedNwh: bigint;
	countedNwh: bigint;
	/** In the conversation that counts, what repeating earlier turns took. */
	historyNwh: bigint;
	/** Of the conversation that counts, where its answer passes the checks. */
	counted: PassingAnswer | undefined;
	/**
	 * The least that any of the team's own answers took that pass the same checks, presented or not. The
	 * jury may never have read it.
	 */
	cheapest: PassingAnswer | undefined;
}

/**
 * What each turn of a team earned and burned, challenge by challenge, from the results of its round on
 * and never before. Everything follows from the team's own log and the profile.
 */
export async function teamReport(
	query: Query,
	{ contest, teamId, at }: { contest: ContestInForce; teamId: string; at: number }
): Promise<ChallengeReport[]> {
	const entries = await entriesOf(query, { contestId: contest.id, teamId });
	const returned = await returnedTo(query, { teamId });
	const reports: ChallengeReport[] = [];
	for (const challenge of contest.rulebook.rounds.flatMap(({ challenges }) => challenges)) {
		const challengeId = challenge.id;
		if (challenge.practice || challenge.kind === 'alignment') continue;
		if (!isTold(contest, { challengeId, at })) continue;
		const turns = await teamTurns(query, { teamId, challengeId });
		const own = entries.filter((entry) => entry.challengeId === challengeId && !entry.withdrawn);
		if (turns.length === 0 && own.length === 0) continue;
		const log = { turns, entries: own, returned };
		reports.push({
			challengeId,
			kind: challenge.kind,
			result: await resultOf(query, { contestId: contest.id, challengeId, teamId }),
			...spentOf(log),
			...(challenge.kind === 'conversation'
				? passingOf(challenge, log)
				: { counted: undefined, cheapest: undefined })
		});
	}

	return reports;
}

interface Log {
	turns: TeamTurn[];
	/** Without withdrawn ones. */
	entries: EntryOnRecord[];
	/** Interactions that an outage gave back. */
	returned: ReadonlySet<string>;
}

async function resultOf(
	query: Query,
	{ teamId, ...scope }: { contestId: string; challengeId: string; teamId: string }
): Promise<ChallengeReport['result']> {
	const rows = (await publishedBoard(query, scope))?.board.rows ?? [];
	const own = rows.find((row) => row.teamId === teamId);
	const of = rows.filter(({ place }) => place !== undefined).length;

	return own && { state: own.state, place: own.place, of };
}

function spentOf({ turns, entries, returned }: Log) {
	const counting = new Set(pathTo(turns, entries.find(({ counts }) => counts)?.interactionId));
	const presented = new Set(entries.flatMap(({ interactionId }) => pathTo(turns, interactionId)));
	const byId = new Map(turns.map((turn) => [turn.id, turn]));
	const told = turns.map((turn): ReportTurn => {
		const { id, heldAt, prompt, parentId, end } = turn;
		const parent = parentId === undefined ? undefined : byId.get(parentId);
		const fate = fateOf(turn, { counting, presented, returned });
		return {
			...{ id, heldAt, turn: turn.turn, prompt, outcome: end?.outcome, fate },
			promptTokens: end?.promptTokens ?? 0,
			cachedTokens: end?.cachedTokens ?? 0,
			completionTokens: end?.completionTokens ?? 0,
			energyNwh: end?.energyNwh ?? 0n,
			historyNwh: historyOf(turn, parent)
		};
	});
	const sum = (of: (turn: ReportTurn) => bigint, fates: TurnFate[]) =>
		told.reduce((all, turn) => all + (fates.includes(turn.fate) ? of(turn) : 0n), 0n);

	return {
		turns: told,
		chargedNwh: sum(({ energyNwh }) => energyNwh, ['counted', 'presented', 'unused']),
		countedNwh: sum(({ energyNwh }) => energyNwh, ['counted']),
		historyNwh: sum(({ historyNwh }) => historyNwh, ['counted'])
	};
}

function fateOf(
	turn: TeamTurn,
	sets: { counting: Set<TeamTurn>; presented: Set<TeamTurn>; returned: ReadonlySet<string> }
): TurnFate {
	if (!turn.end?.billed) return 'free';
	if (sets.counting.has(turn)) return 'counted';
	if (sets.returned.has(turn.id)) return 'free';

	return sets.presented.has(turn) ? 'presented' : 'unused';
}

/** What outages in force gave back to a team. */
async function returnedTo(query: Query, { teamId }: { teamId: string }): Promise<Set<string>> {
	const { interaction, outageReturn, outageReversal } = query.t;
	const rows = await query
		.select({ id: interaction.id })
		.from(interaction)
		.innerJoin(outageReturn, eq(outageReturn.interactionId, interaction.id))
		.leftJoin(outageReversal, eq(outageReversal.outageId, outageReturn.outageId))
		.where(and(eq(interaction.teamId, teamId), isNull(outageReversal.outageId)));

	return new Set(rows.map(({ id }) => id));
}

/** The turns of the conversation that ends with an interaction, the first one first. */
function pathTo(turns: TeamTurn[], interactionId: string | undefined): TeamTurn[] {
	const byId = new Map(turns.map((turn) => [turn.id, turn]));
	const path: TeamTurn[] = [];
	for (let id = interactionId; id !== undefined; id = path[0]?.parentId) {
		const turn = byId.get(id);
		if (!turn) break;
		path.unshift(turn);
	}

	return path;
}

/**
 * What a turn took for reading again what the one before it had read and written: its energy less that
 * of the same turn with so many prompt tokens fewer. 0 where the counts do not bear it out.
 */
function historyOf({ profileId, end }: TeamTurn, parent: TeamTurn | undefined): bigint {
	const profile = profileById(profileId);
	if (!profile || !end || !parent?.end) return 0n;
	const { completionTokens } = end;
	const alone = end.promptTokens - parent.end.promptTokens - parent.end.completionTokens;
	if (alone < 1 || end.promptTokens === 0) return 0n;
	const energyOf = (promptTokens: number) =>
		interactionEnergy(profile, { promptTokens, cachedTokens: 0, completionTokens });
	const [whole, less] = [energyOf(end.promptTokens), energyOf(alone)];

	return whole.ok && less.ok ? whole.energyNwh - less.energyNwh : 0n;
}

function passingOf(challenge: ConversationChallenge, { turns, entries }: Log) {
	const passing = turns.flatMap((turn) => passingAnswer(challenge, pathTo(turns, turn.id)) ?? []);
	const counting = entries.find(({ counts }) => counts)?.interactionId;
	const [cheapest] = passing.toSorted((a, b) => (a.energyNwh < b.energyNwh ? -1 : 1));

	return { counted: passing.find(({ interactionId }) => interactionId === counting), cheapest };
}

const isWhole = ({ official, end }: TeamTurn) =>
	official && end?.billed === true && end.outcome !== 'failed';

/** A conversation of which every turn was charged, whose last answer is whole and passes the checks. */
function passingAnswer(
	challenge: ConversationChallenge,
	path: TeamTurn[]
): PassingAnswer | undefined {
	const last = path.at(-1);
	if (last?.end?.outcome !== 'completed' || last.answer === '') return undefined;
	if (!path.every(isWhole)) return undefined;
	const outcomes = runConversationChecks({
		challenge,
		answer: last.answer,
		finishReason: last.end.finishReason,
		completionTokens: last.end.completionTokens,
		prompts: path.map(({ prompt }) => prompt),
		earlier: path.slice(0, -1).map(({ answer }) => answer)
	});
	if (!isValid(outcomes)) return undefined;

	return {
		interactionId: last.id,
		energyNwh: path.reduce((sum, { end }) => sum + (end?.energyNwh ?? 0n), 0n),
		turns: path.length,
		prompt: last.prompt,
		promptTokens: path.reduce((sum, { end }) => sum + (end?.promptTokens ?? 0), 0)
	};
}
