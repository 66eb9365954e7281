import { eq } from 'drizzle-orm';
import type { Query } from '../db/client.ts';
import { given, prepared } from '../db/prepared.ts';

/** What a hold says that its end needs. */
export const heldInteraction = prepared((query: Query) => {
	const { interaction: i } = query.t;
	return query
		.select({
			contestId: i.contestId,
			teamId: i.teamId,
			challengeId: i.challengeId,
			profileId: i.profileId,
			holdTokens: i.holdTokens,
			holdEnergyNwh: i.holdEnergyNwh
		})
		.from(i)
		.where(eq(i.id, given('interactionId')));
});

/** The settlement of an interaction, and its id where it had none before: the unique key decides. */
export const insertSettlement = prepared((query: Query) =>
	query
		.insert(query.t.settlement)
		.values({
			interactionId: given('interactionId'),
			outcome: given('outcome'),
			billed: given('billed'),
			promptTokens: given('promptTokens'),
			cachedTokens: given('cachedTokens'),
			completionTokens: given('completionTokens'),
			estimated: given('estimated'),
			energyNwh: given('energyNwh'),
			lostTokens: given('lostTokens'),
			lostEnergyNwh: given('lostEnergyNwh'),
			overrunEnergyNwh: given('overrunEnergyNwh'),
			finishReason: given('finishReason'),
			fault: given('fault'),
			reportedModel: given('reportedModel'),
			fingerprint: given('fingerprint'),
			rawUsage: given('rawUsage'),
			flags: given('flags'),
			calledAt: given('calledAt'),
			firstTokenAt: given('firstTokenAt'),
			endedAt: given('endedAt'),
			leafHash: given('leafHash')
		})
		.onConflictDoNothing()
		.returning({ id: query.t.settlement.interactionId })
);

export const insertAnswer = prepared((query: Query) =>
	query.insert(query.t.answerText).values({
		interactionId: given('interactionId'),
		salt: given('salt'),
		answer: given('answer'),
		historyHash: given('historyHash')
	})
);
