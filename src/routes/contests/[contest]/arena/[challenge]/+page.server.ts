import type { ArenaView } from '#lib/arena/arena-view.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { rankedChallenge } from '#lib/server/http/ranked-challenge.ts';
import { recentArena } from '#lib/server/leaderboard/arena.ts';
import { ownMoves } from '#lib/server/leaderboard/own-moves.ts';
import { teamOf } from '#lib/server/teams/team.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { ChallengeRules } from '#scoring';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('vatio:board');
	const contest = contestOf(locals);
	const { ctx, locale, part, person } = locals;
	const { challenge, instants } = rankedChallenge(contest, params.challenge);
	const { board, arena } = await recentArena(ctx, { contest, challengeId: challenge.id });
	const own =
		person && part === 'participant'
			? await teamOf(ctx.db.read, { contestId: contest.id, accountId: person.accountId })
			: undefined;
	const seen = arena && own ? await withOwnMoves(locals, { arena, challenge, own }) : arena;

	return {
		challenge: {
			id: challenge.id,
			title: text(challenge.title, locale),
			ranking: challenge.ranking
		},
		freezes: instants.freezes,
		before: ctx.now() < instants.opens,
		tag: board.tag,
		standing: {
			kind: board.kind,
			frozen: board.kind === 'provisional' && board.frozen,
			final: board.kind === 'published' && board.final
		},
		arena: seen,
		ownTeamId: own?.id,
		/** Whether the reader's own way goes on where nobody else's does. */
		ownGoesOn: seen !== arena
	};
};

/** The reader's own team goes on after the freeze: to itself alone. */
async function withOwnMoves(
	{ ctx, contest }: App.Locals,
	scope: { arena: ArenaView; challenge: ChallengeRules; own: { id: string; name: string } }
): Promise<ArenaView> {
	const { arena, challenge, own } = scope;
	const contestId = contest?.id ?? '';
	const asked = { contestId, challenge, teamId: own.id, after: arena.at };
	const more = await ownMoves(ctx.db.read, asked);
	if (more.length === 0) return arena;
	const known = arena.teams.find(({ teamId }) => teamId === own.id);
	const team = known ?? { teamId: own.id, team: own.name, ghost: false, moves: [] };
	const going = { ...team, moves: [...team.moves, ...more] };
	const others = arena.teams.filter((one) => one !== known);
	const teams = known
		? arena.teams.map((one) => (one === known ? going : one))
		: [...others, going];

	return { ...arena, teams };
}
