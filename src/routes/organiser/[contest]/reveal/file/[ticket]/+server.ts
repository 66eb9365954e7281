import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { page, refuse } from '#lib/server/http/respond.ts';
import { htmlDownload } from '#lib/server/http/html-download.ts';
import { revealFile } from '#lib/server/http/reveal-file.ts';
import { takeTicket } from '#lib/server/http/reveal-tickets.ts';
import { noteReveal, revealOf } from '#lib/server/leaderboard/reveal.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { RequestHandler } from './$types';

/** The ceremony as a file, once, to whoever has just told their password. Kept as an act of staff. */
export const GET: RequestHandler = ({ locals, params }) =>
	page(async () => {
		const { ctx, locale } = locals;
		const contest = contestOf(locals);
		const { accountId } = askerOf(locals);
		const asking = { accountId, contestId: contest.id, at: ctx.now() };
		const ticket = takeTicket(params.ticket, asking) ?? refuse('not_found');
		const { challengeId, prizes, oneByOne } = ticket;
		const scope = { contest, challengeId, prizes, oneByOne };
		const reveal = await revealOf(ctx, scope);
		await noteReveal(ctx, { ...scope, byAccountId: accountId, reveal });

		return htmlDownload(
			`${contest.slug}-${challengeId}-ceremonia.html`,
			revealFile({
				reveal,
				contestTitle: text(contest.rulebook.title, locale),
				challengeTitle: text(reveal.challenge.title, locale),
				rehearsal: false,
				locale
			})
		);
	});
