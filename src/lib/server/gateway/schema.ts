import type { AccountTables } from '../accounts/schema.ts';
import type { ContestTables } from '../contest/schema.ts';
import type { PhaseInstant } from '#scoring';
import type { Kit } from '../db/columns.ts';

/** What organisers told the gateway to do, in order: the newest of a kind is in force. */
export function gatewaySchema(k: Kit, { account }: AccountTables, { contest }: ContestTables) {
	const gatewayOrder = k.table(
		'gateway_order',
		{
			position: k.serial('position'),
			/** The contest that is paused or resumed; absent for what concerns the whole site. */
			contestId: k.text('contest_id').references(() => contest.id),
			kind: k.word('kind', ['pause', 'resume', 'places']).notNull(),
			/** Streams that the endpoint may run at a time. */
			places: k.count('places'),
			reason: k.text('reason'),
			accountId: k
				.text('account_id')
				.notNull()
				.references(() => account.id),
			at: k.instant('at').notNull()
		},
		(table) => [k.index('gateway_order_contest').on(table.contestId)]
	);

	/**
	 * The site's model server, in order: the newest is in force, and one without an address gives way to
	 * the environment.
	 */
	const endpointSetting = k.table('endpoint_setting', {
		position: k.serial('position'),
		baseUrl: k.text('base_url'),
		/** Closed under a key that stands beside the database, not in it. */
		sealedKey: k.text('sealed_key'),
		model: k.text('model'),
		accountId: k
			.text('account_id')
			.notNull()
			.references(() => account.id),
		at: k.instant('at').notNull()
	});

	/** A stretch of a round in which teams could not work, and what was done about it. */
	const outage = k.table(
		'outage',
		{
			id: k.text('id').primaryKey(),
			contestId: k
				.text('contest_id')
				.notNull()
				.references(() => contest.id),
			roundId: k.text('round_id').notNull(),
			startsAt: k.instant('starts_at').notNull(),
			endsAt: k.instant('ends_at').notNull(),
			remedy: k.word('remedy', ['extend', 'return']).notNull(),
			/** The instants that it moved: what comes back when it is taken back. */
			moved: k.json<PhaseInstant[]>('moved').notNull(),
			reason: k.text('reason').notNull(),
			byAccountId: k.text('by_account_id').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [k.index('outage_contest').on(table.contestId, table.startsAt)]
	);

	/** An interaction whose attempt, tokens and energy an outage gave back to its team. */
	const outageReturn = k.table(
		'outage_return',
		{
			outageId: k
				.text('outage_id')
				.notNull()
				.references(() => outage.id),
			interactionId: k.text('interaction_id').notNull()
		},
		(table) => [
			k.primaryKey({ columns: [table.outageId, table.interactionId] }),
			k.index('outage_return_interaction').on(table.interactionId)
		]
	);

	/** An outage whose remedy was taken back. */
	const outageReversal = k.table('outage_reversal', {
		outageId: k
			.text('outage_id')
			.primaryKey()
			.references(() => outage.id),
		reason: k.text('reason').notNull(),
		byAccountId: k.text('by_account_id').notNull(),
		at: k.instant('at').notNull()
	});

	return { gatewayOrder, endpointSetting, outage, outageReturn, outageReversal };
}
