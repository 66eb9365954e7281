import { Feed } from 'feed';
import { contestMessages } from '#lib/i18n/catalogues/contest.ts';
import { translator } from '#lib/i18n/translator.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { challengeTitles } from '#lib/server/http/challenge-titles.ts';
import { FOR_ANYONE } from '#lib/server/http/read-api/respond.ts';
import { publicEvents } from '#lib/server/leaderboard/feed.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { RequestHandler } from './$types';

const MOST = 50;

/** Atom: each board and each version of the rules that the contest publishes. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { ctx, locale } = locals;
	const contest = contestOf(locals);
	const t = translator(contestMessages, locale);
	const titles = new Map(challengeTitles(contest, locale).map(({ id, title }) => [id, title]));
	const events = await publicEvents(ctx.db.read, { contestId: contest.id, most: MOST });
	const home = `${url.origin}/contests/${contest.slug}`;
	const feed = new Feed({
		id: home,
		link: home,
		title: text(contest.rulebook.title, locale),
		description: text(contest.rulebook.tagline, locale),
		language: locale,
		copyright: '',
		updated: new Date(events[0]?.at ?? 0),
		feedLinks: { atom: `${home}/feed.xml` }
	});
	for (const event of events) {
		const about =
			event.kind === 'board'
				? {
						title: t('feed.board', {
							challenge: titles.get(event.challengeId) ?? event.challengeId,
							version: event.version
						}),
						link: `${home}/leaderboard/${event.challengeId}`,
						description: t('feed.hash', { hash: event.hash })
					}
				: {
						title: t('feed.rulebook', { version: event.version }),
						link: `${home}/rules`,
						description: `${event.reason} ${t('feed.hash', { hash: event.hash })}`.trim()
					};
		feed.addItem({
			...about,
			id: `${about.link}#${event.kind}-${event.version}`,
			date: new Date(event.at)
		});
	}

	return new Response(feed.atom1(), {
		headers: { ...FOR_ANYONE, 'content-type': 'application/atom+xml; charset=utf-8' }
	});
};
