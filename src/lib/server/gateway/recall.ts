import { eq } from 'drizzle-orm';
import type { BudgetRules } from '#scoring';
import { leftOf, spentOf } from '../budget/balance.ts';
import { billOf } from '../budget/settle.ts';
import type { Query } from '../db/client.ts';
import { LiveAnswer } from './live.ts';

/** An answer that was written before, as it stands on record, to be read like one that just ended. */
export async function recallAnswer(
	query: Query,
	{ interactionId, budget }: { interactionId: string; budget: BudgetRules }
): Promise<LiveAnswer> {
	const { interaction, settlement, answerText } = query.t;
	const [row] = await query
		.select({ interaction, finishReason: settlement.finishReason, answer: answerText.answer })
		.from(interaction)
		.innerJoin(settlement, eq(settlement.interactionId, interaction.id))
		.leftJoin(answerText, eq(answerText.interactionId, interaction.id))
		.where(eq(interaction.id, interactionId));
	if (!row) throw new Error(`the interaction ${interactionId} is not settled`);

	const { id, teamId, challengeId, conversationId, model } = row.interaction;
	const live = new LiveAnswer({ id, teamId, challengeId, conversationId, model });
	if (row.answer) live.write([row.answer]);
	live.finish({
		bill: await billOf(query, { interactionId }),
		left: leftOf(budget, await spentOf(query, { teamId, challengeId })),
		finishReason: row.finishReason ?? undefined,
		fault: undefined
	});

	return live;
}
