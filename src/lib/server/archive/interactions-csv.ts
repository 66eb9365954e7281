import { stringify } from 'csv-stringify/sync';
import type { WholeInteraction } from './every-interaction.ts';

/**
 * Interactions as CSV for a spreadsheet, one row each, batch by batch: UTF-8 with its mark and CRLF,
 * for Excel, and a quote before whatever a spreadsheet would run as a formula.
 */
export async function* interactionsCsv(
	batches: AsyncIterable<WholeInteraction[]>
): AsyncGenerator<string> {
	yield stringify([COLUMNS], { bom: true, record_delimiter: 'windows' });
	for await (const batch of batches) {
		yield stringify(batch.map(rowOf), {
			columns: COLUMNS,
			escape_formulas: true,
			record_delimiter: 'windows',
			cast: { boolean: (value) => (value ? 'yes' : 'no') }
		});
	}
}

const COLUMNS = [
	'interaction',
	'held_at',
	'ended_at',
	'team_id',
	'team_name',
	'team_alias',
	'challenge',
	'conversation',
	'turn',
	'key',
	'sheet',
	'model',
	'reported_model',
	'official',
	'profile',
	'outcome',
	'billed',
	'prompt_tokens',
	'cached_tokens',
	'completion_tokens',
	'estimated',
	'energy_nwh',
	'lost_energy_nwh',
	'overrun_nwh',
	'hold_tokens',
	'hold_energy_nwh',
	'finish_reason',
	'fault',
	'flags',
	'fingerprint',
	'queue_ms',
	'called_at',
	'first_token_at',
	'leaf_hash',
	'prompt',
	'answer'
] as const;

type Cells = Record<(typeof COLUMNS)[number], string | number | bigint | boolean | undefined>;

function rowOf(interaction: WholeInteraction): Cells {
	const { team, end } = interaction;

	return {
		interaction: interaction.id,
		held_at: isoOf(interaction.heldAt),
		ended_at: end && isoOf(end.endedAt),
		team_id: team.id,
		team_name: team.name,
		team_alias: team.alias,
		challenge: interaction.challengeId,
		conversation: interaction.conversationId,
		turn: interaction.turn,
		key: interaction.keyId ?? 'web',
		sheet: interaction.sheetId,
		model: interaction.model,
		reported_model: end?.reportedModel,
		official: interaction.official,
		profile: interaction.profileId,
		outcome: end?.outcome ?? 'open',
		billed: end?.billed,
		prompt_tokens: end?.promptTokens,
		cached_tokens: end?.cachedTokens,
		completion_tokens: end?.completionTokens,
		estimated: end?.estimated,
		energy_nwh: end?.energyNwh,
		lost_energy_nwh: end?.lostEnergyNwh,
		overrun_nwh: end?.overrunEnergyNwh,
		hold_tokens: interaction.holdTokens,
		hold_energy_nwh: interaction.holdEnergyNwh,
		finish_reason: end?.finishReason,
		fault: end?.fault,
		flags: end?.flags.join(' '),
		fingerprint: end?.fingerprint,
		queue_ms: end?.queueMs,
		called_at: end?.calledAt === undefined ? undefined : isoOf(end.calledAt),
		first_token_at: end?.firstTokenAt === undefined ? undefined : isoOf(end.firstTokenAt),
		leaf_hash: end?.leafHash,
		prompt: interaction.prompt,
		answer: interaction.answer
	};
}

const isoOf = (at: number): string => new Date(at).toISOString();
