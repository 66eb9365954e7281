import { archiveIsPublic } from '#lib/server/archive/public-archive.ts';
import { winnersOf } from '#lib/server/archive/winners.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { refuse } from '#lib/server/http/respond.ts';
import { challengeOf } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import type { PageServerLoad } from './$types';

/** What the winners presented, of those who consented; nothing before the results are final. */
export const load: PageServerLoad = async ({ locals }) => {
	const { ctx, locale } = locals;
	const { read } = ctx.db;
	const contest = contestOf(locals);
	if (!(await archiveIsPublic(read, { contest, at: ctx.now() }))) refuse('not_published');
	const found = await winnersOf(read, { contest });

	return {
		challenges: found.map(({ challengeId, winners }) => {
			const challenge = challengeOf(contest.rulebook, challengeId)?.challenge;
			const title = challenge ? text(challenge.title, locale) : challengeId;
			return { id: challengeId, title, winners };
		})
	};
};
