import { contestOf } from '#lib/server/http/asker.ts';
import { newsFeed, newsOf, recipientOf } from '#lib/server/http/notice-news.ts';
import type { RequestHandler } from './$types';

/** Tells a person of notices for them, as they are given. */
export const GET: RequestHandler = async ({ locals }) => {
	const { ctx } = locals;
	const recipient = await recipientOf(locals);

	return newsFeed(ctx, { contestId: contestOf(locals).id }, () => newsOf(ctx, recipient));
};
