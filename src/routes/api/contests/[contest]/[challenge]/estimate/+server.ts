import { z } from 'zod';
import { attempts } from '#lib/server/http/attempts.ts';
import { estimateView } from '#lib/server/http/left-view.ts';
import { parsed } from '#lib/server/http/respond.ts';
import { jsonOf, teamAnswer } from '#lib/server/http/team-answer.ts';
import type { RequestHandler } from './$types';

const asked = z.strictObject({
	text: z.string().max(100_000),
	after: z.string().optional(),
	sheet: z.string().optional()
});

/** What a text would count as, and the most that sending it could take. */
export const POST: RequestHandler = (event) =>
	teamAnswer(event, async (at) => {
		const { text, after, sheet } = parsed(asked, await jsonOf(event.request));

		return attempts.estimate(at, () => estimateView(at, { text, after, sheetId: sheet }));
	});
