import { challengeMessages } from '#lib/i18n/catalogues/challenge.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { EntryView, LeftView, PhaseView, WorkbenchView } from '#lib/workbench/view.ts';
import { leftOf, spentOf } from '../budget/balance.ts';
import { entriesOf, type EntryOnRecord } from '../entries/standing.ts';
import {
	teamProgress,
	teamTurn,
	teamTurns,
	templatesOf,
	type TeamTurn
} from '../entries/team-turns.ts';
import { judgedEntries, type JudgedEntry } from '../judging/judged.ts';
import { visibleBoard } from '../leaderboard/public-board.ts';
import { checkView } from './check-view.ts';
import type { TeamAtChallenge } from './own-team.ts';
import { turnView } from './turn-view.ts';

/** Everything that a team may see of its own work on a challenge. */
export async function workbenchOf(at: TeamAtChallenge): Promise<WorkbenchView> {
	const { ctx, challengeId, team, inForce, locale } = at;
	const scope = { teamId: team.id, challengeId };
	// First, so that what happens meanwhile shows as missing and is read again.
	const progress = await progressOf(at);
	const turns = await teamTurns(ctx.db.read, scope);
	const views = turns.map((turn) => turnView(turn, { ...inForce, live: ctx.live, locale }));

	return {
		now: ctx.now(),
		phase: phaseOf(at),
		turns: views,
		left: await leftViewOf(at),
		entries: await entryViewsOf(at, turns),
		progress,
		place: await provisionalPlaceOf(at)
	};
}

/** One interaction, and what is left; `undefined` where the team has no such interaction. */
export async function turnWithLeft(at: TeamAtChallenge, interactionId: string) {
	const { ctx, challengeId, team, inForce, locale } = at;
	const turn = await teamTurn(ctx.db.read, { teamId: team.id, challengeId, interactionId });

	return (
		turn && {
			turn: turnView(turn, { ...inForce, live: ctx.live, locale }),
			left: await leftViewOf(at)
		}
	);
}

export function phaseOf({
	inForce: { challenge, state },
	locale
}: Pick<TeamAtChallenge, 'inForce' | 'locale'>): PhaseView {
	const { phase, next, acceptsPractice } = state;
	const isOpen = challenge.practice ? acceptsPractice : state.acceptsInteractions;
	const isBefore = phase === 'announced' || phase === 'practice';
	const t = translator(challengeMessages, locale);

	return {
		phase,
		next,
		closed: isOpen ? undefined : t(`closed.${isBefore ? phase : 'ended'}`),
		acceptsEntries: challenge.practice ? acceptsPractice : state.acceptsEntries
	};
}

export async function progressOf({ ctx, challengeId, team }: TeamAtChallenge) {
	const { turns, settled, presented, withdrawn } = await teamProgress(ctx.db.read, {
		teamId: team.id,
		challengeId
	});

	return { turns, settled, entries: presented + withdrawn };
}

export async function leftViewOf({
	ctx,
	challengeId,
	team,
	inForce: { challenge }
}: TeamAtChallenge): Promise<LeftView> {
	const scope = { teamId: team.id, challengeId };
	const at = ctx.now();
	const left = leftOf(challenge.budget, await spentOf(ctx.db.read, scope));
	const { presented } = await teamProgress(ctx.db.read, scope);

	return {
		at,
		...left,
		energyNwh: Number(left.energyNwh),
		presentations: Math.max(0, challenge.budget.presentations - presented)
	};
}

/** The place that the public sees of the team, while the board is neither frozen nor published. */
export async function provisionalPlaceOf({
	ctx,
	contest,
	challengeId,
	team,
	inForce: { challenge }
}: TeamAtChallenge): Promise<number | undefined> {
	if (challenge.practice || challenge.kind === 'template') return undefined;
	const board = await visibleBoard(ctx.db.read, { contest, challengeId, at: ctx.now() });
	if (board.kind !== 'provisional' || board.frozen) return undefined;

	return board.board.rows.find(({ teamId }) => teamId === team.id)?.place;
}

export async function entryViewsOf(
	{ ctx, contest, challengeId, team, inForce, locale }: TeamAtChallenge,
	turns: TeamTurn[]
): Promise<EntryView[]> {
	const entries = await entriesOf(ctx.db.read, {
		contestId: contest.id,
		challengeId,
		teamId: team.id
	});
	const entryIds = entries.map(({ id }) => id);
	const templates = await templatesOf(ctx.db.read, { entryIds });
	const { challenge, state } = inForce;
	const isOut = state.phase === 'results' || state.phase === 'final';
	const judged = isOut
		? await judgedEntries(ctx.db.read, { entryIds, rubric: challenge.rubric })
		: new Map<string, JudgedEntry>();
	const byId = new Map(turns.map((turn) => [turn.id, turn]));

	return entries
		.map((entry): EntryView => {
			const chain = chainOf(byId, entry.interactionId);
			const answer = chain[0]?.answer ?? '';
			const verdict = judged.get(entry.id);
			return {
				id: entry.id,
				interactionId: entry.interactionId,
				conversationId: chain[0]?.conversationId,
				template: templates.get(entry.id),
				presentedAt: entry.presentedAt,
				state: stateOf(entry, { practice: challenge.practice, decision: verdict?.decision }),
				counts: entry.counts,
				checks: (entry.checks?.outcomes ?? []).map((check) => checkView(check, answer, locale)),
				cost: chain.length > 0 ? costOf(chain) : undefined,
				juryReason: verdict?.verdicts.find(({ decision }) => decision === 'invalid')?.reason
			};
		})
		.reverse();
}

function stateOf(
	{ withdrawn, checks }: EntryOnRecord,
	{ practice, decision }: { practice: boolean; decision: JudgedEntry['decision'] }
): EntryView['state'] {
	if (withdrawn) return 'withdrawn';
	if (checks && !checks.passed) return 'invalid';
	if (checks && practice) return 'valid';

	return decision ?? 'pending';
}

/** The presented answer and those before it, the last first. */
function chainOf(byId: Map<string, TeamTurn>, last: string | undefined): TeamTurn[] {
	const turn = last === undefined ? undefined : byId.get(last);

	return turn ? [turn, ...chainOf(byId, turn.parentId)] : [];
}

const costOf = (chain: TeamTurn[]) => ({
	energyNwh: Number(chain.reduce((sum, { end }) => sum + (end?.energyNwh ?? 0n), 0n)),
	interactions: chain.length
});
