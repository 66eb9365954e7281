import { currentRound } from '#lib/server/contest/current-round.ts';
import { isOfficial } from '#lib/server/gateway/begin.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { pauseSentence } from '#lib/server/http/queue-words.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { LayoutServerLoad } from './$types';

/** What every page of a contest shows around itself: little, and nothing that is not public. */
export const load: LayoutServerLoad = async ({ locals, url, route }) => {
	// Read so that the phase and the clock are told anew whenever the reader turns a page.
	void url.pathname;
	const contest = contestOf(locals);
	const { ctx, locale, part } = locals;
	const { rulebook, slug } = contest;
	const at = ctx.now();
	const { round, instants, state } = currentRound(contest, { at });
	const { phase, registrationOpen, next } = state;
	// A challenge's own page says it beside the editor, and as soon as it happens.
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
				challenges.map(({ id, title, practice }) => ({
					id,
					title: text(title, locale),
					practice
				}))
			)
		}
	};
};
