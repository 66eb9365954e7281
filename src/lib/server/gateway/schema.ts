import type { AccountTables } from '../accounts/schema.ts';
import type { ContestTables } from '../contest/schema.ts';
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

	return { gatewayOrder };
}
