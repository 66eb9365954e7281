import { Refusal } from '#lib/refusal.ts';
import { teamAnswer } from '#lib/server/http/team-answer.ts';
import { turnWithLeft } from '#lib/server/http/workbench.ts';
import type { RequestHandler } from './$types';

/** One interaction of the team, as far as it has come. */
export const GET: RequestHandler = (event) =>
	teamAnswer(event, async (at) => {
		const found = await turnWithLeft(at, event.params.interaction);
		if (!found) throw new Refusal('not_found');
		return found;
	});
