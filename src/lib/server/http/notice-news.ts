import type { Context } from '../context.ts';
import { unreadNews, type News, type Recipient } from '../notices/notice.ts';
import { watchNotices } from '../notices/watch.ts';
import { teamOf } from '../teams/team.ts';
import { askerOf, contestOf } from './asker.ts';
import { eventStream } from './event-stream.ts';

/** Who reads notices here: whoever asks, with their team in the contest. */
export async function recipientOf(locals: App.Locals): Promise<Recipient> {
	const { accountId } = askerOf(locals);
	const contestId = contestOf(locals).id;
	const team = await teamOf(locals.ctx.db.read, { contestId, accountId });

	return { contestId, teamId: team?.id, accountId };
}

export const newsOf = ({ db }: Context, recipient: Recipient): Promise<News> =>
	unreadNews(db.read, recipient);

/** Another process may have committed news that this one hears nothing of. */
const PULSE_MS = 20_000;

/** Tells of news as it comes, to one reader. What others are told makes no sound here. */
export function newsFeed(
	ctx: Context,
	{ contestId }: { contestId: string },
	question: () => Promise<News>
): Response {
	return eventStream((reader) => {
		let told: string | undefined;
		const look = async () => {
			try {
				const news = await question();
				const said = `${news.count} ${news.newest}`;
				if (said !== told) reader.send('news', news);
				told = said;
			} catch (cause) {
				if (!reader.gone) ctx.log.warn({ err: cause }, 'a feed of notices ended early');
				reader.close();
			}
		};
		const stop = watchNotices(ctx.db, { contestId }, () => void look());
		const pulse = setInterval(() => void look(), PULSE_MS);
		void look();

		return () => {
			stop();
			clearInterval(pulse);
		};
	});
}
