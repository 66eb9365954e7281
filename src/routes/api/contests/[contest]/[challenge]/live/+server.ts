import { liveFeed } from '#lib/server/http/live-feed.ts';
import { teamAnswer } from '#lib/server/http/team-answer.ts';
import type { RequestHandler } from './$types';

/** What is being written for the team, as server-sent events. */
export const GET: RequestHandler = (event) => teamAnswer(event, async (at) => liveFeed(at));
