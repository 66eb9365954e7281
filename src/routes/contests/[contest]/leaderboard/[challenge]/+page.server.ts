import { inCategory } from '#lib/board-view.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { categoryViews } from '#lib/server/http/category-view.ts';
import { rankedChallenge } from '#lib/server/http/ranked-challenge.ts';
import { recentBoard } from '#lib/server/leaderboard/recent-board.ts';
import { teamOf } from '#lib/server/teams/team.ts';
import type { RoundInstants } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import type { PageServerLoad } from './$types';

/** More lines than a page should carry; the rest follow on demand. */
const SHOWN = 100;

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
	depends('vatio:board');
	const contest = contestOf(locals);
	const { ctx, locale, part, person } = locals;
	const now = ctx.now();
	const { challenge, instants } = rankedChallenge(contest, params.challenge);
	const board = await recentBoard(ctx, { contest, challengeId: challenge.id });
	const own =
		person && part === 'participant'
			? await teamOf(ctx.db.read, { contestId: contest.id, accountId: person.accountId })
			: undefined;

	const whole = url.searchParams.has('all');
	const categories = categoryViews(contest.rulebook, locale);
	const category = categories.find(({ id }) => id === url.searchParams.get('category'));
	const all = board.kind === 'none' ? undefined : board.view;
	const view = all && category ? inCategory(all, category.id) : all;
	const lines = view?.placed ?? [];
	return {
		categories,
		category,
		challenge: {
			id: challenge.id,
			title: text(challenge.title, locale),
			kind: challenge.kind,
			ranking: challenge.ranking
		},
		freezes: instants.freezes,
		finalised: instants.finalised,
		/** Whether teams can still present. */
		open: now < instants.closes,
		/** Why there may be nothing to see. */
		empty: emptiness(now, instants),
		tag: board.tag,
		standing:
			board.kind === 'published'
				? { kind: board.kind, version: board.version, hash: board.hash, final: board.final }
				: { kind: board.kind, frozen: board.kind === 'provisional' && board.frozen },
		view,
		shown: whole ? lines.length : Math.min(SHOWN, lines.length),
		ownTeamId: own?.id
	};
};

function emptiness(at: number, { opens, freezes }: RoundInstants) {
	if (at < opens) return 'before' as const;
	return at < freezes ? ('open' as const) : ('frozen' as const);
}
