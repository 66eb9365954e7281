import type { Kit } from '../db/columns.ts';

export function auditSchema(k: Kit) {
	/** What staff did, appended in the transaction that did it and never changed. */
	const staffAct = k.table(
		'staff_act',
		{
			position: k.serial('position'),
			/** Absent where the act is on the site itself. */
			contestId: k.text('contest_id'),
			accountId: k.text('account_id').notNull(),
			act: k.text('act').notNull(),
			/** The id or slug of what it was done to. */
			subject: k.text('subject'),
			before: k.json<unknown>('before'),
			after: k.json<unknown>('after'),
			reason: k.text('reason'),
			at: k.instant('at').notNull()
		},
		(table) => [k.index('staff_act_contest').on(table.contestId, table.position)]
	);

	return { staffAct };
}
