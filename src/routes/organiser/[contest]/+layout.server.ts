import { currentRound } from '#lib/server/contest/current-round.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { questionNews } from '#lib/server/notices/question.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { LayoutServerLoad } from './$types';

/** What every page of an organiser shows around itself. */
export const load: LayoutServerLoad = async ({ locals, url, depends }) => {
	// Read so that the phase and the clock are told anew whenever the organiser turns a page.
	void url.pathname;
	depends('contest:news');
	const { id: contestId, rulebook, schedule, slug, version } = contestOf(locals);
	const at = locals.ctx.now();
	const { state } = currentRound({ rulebook, schedule }, { at });

	return {
		now: at,
		contest: {
			slug,
			version,
			title: text(rulebook.title, locals.locale),
			timeZone: rulebook.timeZone,
			phase: state.phase,
			next: state.next,
			questions: await questionNews(locals.ctx.db.read, { contestId })
		}
	};
};
