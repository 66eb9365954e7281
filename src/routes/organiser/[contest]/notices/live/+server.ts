import { contestOf } from '#lib/server/http/asker.ts';
import { newsFeed } from '#lib/server/http/notice-news.ts';
import { questionNews } from '#lib/server/notices/question.ts';
import type { RequestHandler } from './$types';

/** Tells organisers of questions, as they are asked. */
export const GET: RequestHandler = ({ locals }) => {
	const { ctx } = locals;
	const { id: contestId } = contestOf(locals);

	return newsFeed(ctx, { contestId }, () => questionNews(ctx.db.read, { contestId }));
};
