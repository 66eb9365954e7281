import { stopAnswer } from '#lib/server/http/stop-answer.ts';
import { teamAnswer } from '#lib/server/http/team-answer.ts';
import type { RequestHandler } from './$types';

/** Stops an answer of the team; what was written so far is charged. */
export const POST: RequestHandler = (event) =>
	teamAnswer(event, async (at) => ({ stopped: stopAnswer(at, event.params.interaction) }));
