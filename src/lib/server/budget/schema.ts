import { sql } from 'drizzle-orm';
import type { ChatMessage } from '../challenges/chat-message.ts';
import type { ContestTables } from '../contest/schema.ts';
import type { Kit } from '../db/columns.ts';
import type { AccountTables } from '../accounts/schema.ts';
import type { TeamTables } from '../teams/schema.ts';

export const OUTCOMES = ['completed', 'aborted', 'failed', 'interrupted', 'released'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Everything that an interaction ran under and that a recomputation needs. */
export interface Sampling {
	temperature: number;
	top_p: number;
	frequency_penalty: number;
	presence_penalty: number;
	seed: number;
	max_tokens: number;
}

/** What about a settled interaction an organiser should look at. */
export const FLAGS = ['usage_mismatch', 'other_model', 'overrun', 'usage_refused'] as const;
export type Flag = (typeof FLAGS)[number];

/**
 * An interaction is one row when it is held and one more when it is settled; neither ever changes. A
 * hold is open while its settlement is missing. What a team has spent is kept beside them, and moves
 * in the same transactions.
 */
export function budgetSchema(
	k: Kit,
	{ account }: AccountTables,
	{ contest }: ContestTables,
	{ team }: TeamTables
) {
	const interaction = k.table(
		'interaction',
		{
			id: k.text('id').primaryKey(),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			challengeId: k.text('challenge_id').notNull(),
			teamId: k
				.text('team_id')
				.notNull()
				.references(() => team.id),
			accountId: k.text('account_id').notNull(),
			/** The key of a client of the member's own; absent for the site itself. */
			keyId: k.text('key_id'),
			conversationId: k.text('conversation_id').notNull(),
			/** The interaction whose answer this one continues. */
			parentId: k.text('parent_id'),
			turn: k.count('turn').notNull(),
			/** Open sheet on which a template was rehearsed. */
			sheetId: k.text('sheet_id'),
			model: k.text('model').notNull(),
			profileId: k.text('profile_id').notNull(),
			/** False where the endpoint is not the rulebook's model: practice only. */
			official: k.flag('official').notNull(),
			sampling: k.json<Sampling>('sampling').notNull(),
			/** SHA-256 of the messages sent, canonical JSON. */
			messagesHash: k.text('messages_hash').notNull(),
			holdTokens: k.count('hold_tokens').notNull(),
			holdEnergyNwh: k.energy('hold_energy_nwh').notNull(),
			heldAt: k.instant('held_at').notNull()
		},
		(table) => [
			k.index('interaction_team').on(table.teamId, table.challengeId, table.heldAt),
			k
				.index('interaction_parent')
				.on(table.parentId)
				.where(sql`${table.parentId} is not null`),
			k.index('interaction_conversation').on(table.conversationId, table.turn),
			k.index('interaction_contest').on(table.contestId, table.heldAt)
		]
	);

	const settlement = k.table(
		'settlement',
		{
			interactionId: k
				.text('interaction_id')
				.primaryKey()
				.references(() => interaction.id),
			outcome: k
				.word('outcome', ['completed', 'aborted', 'failed', 'interrupted', 'released'])
				.notNull(),
			/** Whether the team pays and an attempt is used up. */
			billed: k.flag('billed').notNull(),
			promptTokens: k.count('prompt_tokens').notNull(),
			cachedTokens: k.count('cached_tokens').notNull(),
			completionTokens: k.count('completion_tokens').notNull(),
			/** Counted by another tokenizer than the model's. */
			estimated: k.flag('estimated').notNull(),
			/** What the interaction took by the profile, without cache credit. */
			energyNwh: k.energy('energy_nwh').notNull(),
			/** What the team's budget lost. */
			lostTokens: k.count('lost_tokens').notNull(),
			lostEnergyNwh: k.energy('lost_energy_nwh').notNull(),
			/** What a billed interaction took above its hold, booked to the platform. */
			overrunEnergyNwh: k.energy('overrun_energy_nwh').notNull(),
			finishReason: k.text('finish_reason'),
			/** Refusal code of what went wrong. */
			fault: k.text('fault'),
			reportedModel: k.text('reported_model'),
			fingerprint: k.text('fingerprint'),
			/** JSON, exactly as the endpoint said it last. */
			rawUsage: k.text('raw_usage'),
			/** Flags, one blank between them; absent where there are none. */
			flags: k.text('flags'),
			/** When it left the queue for the endpoint. */
			calledAt: k.instant('called_at'),
			firstTokenAt: k.instant('first_token_at'),
			endedAt: k.instant('ended_at').notNull(),
			leafHash: k.text('leaf_hash').notNull()
		},
		(table) => [
			k
				.index('settlement_flagged')
				.on(table.interactionId)
				.where(sql`${table.flags} is not null`),
			k.check(
				'settlement_books',
				sql`${table.billed} or (${table.lostTokens} = 0 and ${table.lostEnergyNwh} = 0 and ${table.overrunEnergyNwh} = 0)`
			)
		]
	);

	/** What was said, apart from what it cost, so that it can be erased without touching the books. */
	const interactionText = k.table('interaction_text', {
		interactionId: k
			.text('interaction_id')
			.primaryKey()
			.references(() => interaction.id),
		salt: k.text('salt').notNull(),
		/** The new user message; for a template, the template. */
		prompt: k.text('prompt').notNull(),
		/** The messages as the model saw them. */
		messages: k.json<ChatMessage[]>('messages').notNull()
	});

	const answerText = k.table(
		'answer_text',
		{
			interactionId: k
				.text('interaction_id')
				.primaryKey()
				.references(() => interaction.id),
			salt: k.text('salt').notNull(),
			answer: k.text('answer').notNull(),
			/** SHA-256 of everything said up to and with this answer: how a request finds what it continues. */
			historyHash: k.text('history_hash').notNull()
		},
		(table) => [k.index('answer_text_history').on(table.historyHash)]
	);

	/** What a team has lost or holds on a challenge: the sum of its rows, moved with each of them. */
	const spending = k.table(
		'spending',
		{
			teamId: k
				.text('team_id')
				.notNull()
				.references(() => team.id),
			challengeId: k.text('challenge_id').notNull(),
			interactions: k.count('interactions').notNull(),
			tokens: k.count('tokens').notNull(),
			energyNwh: k.energy('energy_nwh').notNull(),
			/** Holds that no settlement has ended yet. */
			open: k.count('open').notNull(),
			/** Faults of the endpoint after part of an answer had come, forgiven. */
			forgiven: k.count('forgiven').notNull()
		},
		(table) => [
			k.primaryKey({ columns: [table.teamId, table.challengeId] }),
			k.check(
				'spending_not_negative',
				sql`${table.interactions} >= 0 and ${table.tokens} >= 0 and ${table.energyNwh} >= 0 and ${table.open} >= 0`
			)
		]
	);

	/** Which interaction a client's `Idempotency-Key` stands for. */
	const repeatable = k.table(
		'repeatable_call',
		{
			accountId: k
				.text('account_id')
				.notNull()
				.references(() => account.id),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			challengeId: k.text('challenge_id').notNull(),
			key: k.text('key').notNull(),
			/** SHA-256 of what was asked, whatever form the answer was to have. */
			askedHash: k.text('asked_hash').notNull(),
			interactionId: k
				.text('interaction_id')
				.notNull()
				.references(() => interaction.id),
			at: k.instant('at').notNull()
		},
		(table) => [
			k.primaryKey({
				columns: [table.accountId, table.contestId, table.challengeId, table.key]
			}),
			k.index('repeatable_call_at').on(table.at)
		]
	);

	return { interaction, settlement, interactionText, answerText, spending, repeatable };
}

export type BudgetTables = ReturnType<typeof budgetSchema>;
