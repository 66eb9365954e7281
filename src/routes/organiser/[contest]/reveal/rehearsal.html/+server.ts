import { contestOf } from '#lib/server/http/asker.ts';
import { htmlDownload } from '#lib/server/http/html-download.ts';
import { refuse } from '#lib/server/http/respond.ts';
import { revealFile } from '#lib/server/http/reveal-file.ts';
import { rehearsedReveal } from '#lib/server/leaderboard/rehearsed-reveal.ts';
import { isRanked, text } from '#scoring/rulebook/rounds.ts';
import type { RequestHandler } from './$types';

const HOW = { prizes: 3, oneByOne: 10 };

/** The ceremony with invented teams, under the rules of the first challenge that has a board. */
export const GET: RequestHandler = ({ locals }) => {
	const { ctx, locale } = locals;
	const contest = contestOf(locals);
	const [first] = contest.rulebook.rounds.flatMap((round) =>
		round.challenges
			.filter((challenge) => isRanked(challenge))
			.map((challenge) => ({ round, challenge }))
	);
	if (!first) refuse('unknown_challenge');
	const reveal = rehearsedReveal(contest, { ...first, ...HOW, at: ctx.now() });

	return htmlDownload(
		`${contest.slug}-ensayo-de-ceremonia.html`,
		revealFile({
			reveal,
			contestTitle: text(contest.rulebook.title, locale),
			challengeTitle: text(first.challenge.title, locale),
			rehearsal: true,
			locale
		})
	);
};
