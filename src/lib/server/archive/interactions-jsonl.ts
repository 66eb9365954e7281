import { figureOf } from '#scoring';
import type { WholeEnd, WholeInteraction } from './every-interaction.ts';

/** Interactions as JSON Lines, one object a line with all that is on record, batch by batch. */
export async function* interactionsJsonl(
	batches: AsyncIterable<WholeInteraction[]>
): AsyncGenerator<string> {
	for await (const batch of batches) {
		yield batch.map((interaction) => `${JSON.stringify(documentOf(interaction))}\n`).join('');
	}
}

/** The document of one interaction. Instants are ISO 8601, energy whole nanowatt-hours. */
function documentOf(interaction: WholeInteraction) {
	const { id, heldAt, team, challengeId, sheetId, profileId, end } = interaction;

	return {
		interaction: id,
		heldAt: isoOf(heldAt),
		team,
		challenge: challengeId,
		conversation: interaction.conversationId,
		continues: interaction.parentId,
		turn: interaction.turn,
		key: interaction.keyId ?? 'web',
		sheet: sheetId,
		model: interaction.model,
		official: interaction.official,
		profile: profileId,
		sampling: interaction.sampling,
		hold: { tokens: interaction.holdTokens, energyNwh: figureOf(interaction.holdEnergyNwh) },
		end: end && endOf(end),
		prompt: interaction.prompt,
		messages: interaction.messages,
		messagesHash: interaction.messagesHash,
		answer: interaction.answer
	};
}

function endOf(end: WholeEnd) {
	const { outcome, billed, estimated, promptTokens, cachedTokens, completionTokens } = end;

	return {
		outcome,
		billed,
		usage: { promptTokens, cachedTokens, completionTokens, estimated },
		energyNwh: figureOf(end.energyNwh),
		lost: { tokens: end.lostTokens, energyNwh: figureOf(end.lostEnergyNwh) },
		overrunNwh: figureOf(end.overrunEnergyNwh),
		finishReason: end.finishReason,
		fault: end.fault,
		flags: end.flags,
		reportedModel: end.reportedModel,
		fingerprint: end.fingerprint,
		queueMs: end.queueMs,
		calledAt: end.calledAt === undefined ? undefined : isoOf(end.calledAt),
		firstTokenAt: end.firstTokenAt === undefined ? undefined : isoOf(end.firstTokenAt),
		endedAt: isoOf(end.endedAt),
		leafHash: end.leafHash
	};
}

const isoOf = (at: number): string => new Date(at).toISOString();
