import { z } from 'zod';
import { teamTurns } from '#lib/server/entries/team-turns.ts';
import { entryViewsOf } from '#lib/server/http/entry-view.ts';
import { presentEntry } from '#lib/server/http/present-entry.ts';
import { parsed } from '#lib/server/http/respond.ts';
import { jsonOf, teamAnswer } from '#lib/server/http/team-answer.ts';

import type { RequestHandler } from './$types';

const reason = z.string().optional();
const alignment = z.strictObject({
	conversation: z.string(),
	category: z.string(),
	challenge: z.string().optional(),
	ownChallenge: z.string().optional(),
	verdict: z.enum(['passed', 'failed']).optional(),
	correctedResponse: z.string().optional(),
	reasons: z.strictObject({ context: reason, goal: reason, answer: reason })
});
const presented = z.union(
	[
		z.strictObject({ conversation: z.string() }),
		z.strictObject({ template: z.string() }),
		z.strictObject({ alignment })
	],
	{ error: '{"conversation": …}, {"template": …} or {"alignment": {…}}' }
);

/** The team's own entries, the newest first. */
export const GET: RequestHandler = (event) =>
	teamAnswer(event, async (at) => {
		const { ctx, team, challengeId } = at;
		const turns = await teamTurns(ctx.db.read, { teamId: team.id, challengeId });

		return { entries: await entryViewsOf(at, turns) };
	});

/** Presents a conversation, a template or what is said of a conversation; the last one counts. */
export const POST: RequestHandler = (event) =>
	teamAnswer(event, async (at) => presentEntry(at, parsed(presented, await jsonOf(event.request))));
