import { z } from 'zod';
import { estimate } from '#lib/server/gateway/estimate.ts';
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
	teamAnswer(event, async ({ ctx, contest, challengeId, team }) => {
		const { text, after, sheet } = parsed(asked, await jsonOf(event.request));
		const told = await estimate(ctx, { contest, challengeId, team, text, after, sheetId: sheet });
		const { hold } = told;

		return { ...told, hold: hold && { ...hold, energyNwh: Number(hold.energyNwh) } };
	});
