import { currentRound } from '#lib/server/contest/current-round.ts';
import { isOfficial } from '#lib/server/gateway/begin.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { newsOf, recipientOf } from '#lib/server/http/notice-news.ts';
import { pauseSentence } from '#lib/server/http/queue-words.ts';
import { disqualifiedTeam } from '#lib/server/teams/disqualification.ts';
import { isRanked, text } from '#scoring/rulebook/rounds.ts';
import type { LayoutServerLoad } from './$types';

/** What every page of a contest shows around itself: little, and nothing that is not public. */
export const load: LayoutServerLoad = async ({ locals, url, route, depends }) => {
	// Read so that the phase and the clock are told anew whenever the reader turns a page.
	void url.pathname;
	depends('contest:news', 'contest:read');
	const contest = contestOf(locals);
	const { ctx, locale, part } = locals;
	const { rulebook, slug } = contest;
	const at = ctx.now();
	const { round, instants, state } = currentRound(contest, { at });
	const { phase, registrationOpen, next } = state;
	// A challenge's own page says it beside the editor, and as soon as it happens.
	const recipient = part === 'participant' ? await recipientOf(locals) : undefined;
	const teamId = recipient?.teamId;
	const tellsPause = part === 'participant' && !route.id.endsWith('/challenges/[challenge]');

	return {
		now: at,
		contest: {
			slug,
			title: text(rulebook.title, locale),
			timeZone: rulebook.timeZone,
			part,
			round: { id: round.id, title: text(round.title, locale) },
			phase,
			/** Whether a round has its results, whichever is the one at hand. */
			told: [...contest.schedule.values()].some(({ results }) => results <= at),
			/** What waits for the reader to read; absent for who is in no team. */
			news: recipient && (await newsOf(ctx, recipient)),
			disqualified: teamId !== undefined && (await disqualifiedTeam(ctx.db.read, { teamId })),
			registrationOpen,
			next,
			instants,
			paused: tellsPause ? await pauseSentence({ ctx, contest, locale }) : undefined,
			model: {
				title: round.model.title,
				simulated: round.model.simulated,
				official: isOfficial(ctx, round.model)
			},
			challenges: rulebook.rounds.flatMap(({ challenges }) =>
				challenges.map((challenge) => ({
					id: challenge.id,
					title: text(challenge.title, locale),
					practice: challenge.practice,
					ranked: isRanked(challenge)
				}))
			)
		}
	};
};
