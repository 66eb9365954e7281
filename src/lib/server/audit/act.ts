import type { Tx } from '../db/client.ts';

/**
 * Everything that staff can do and that is kept as an act. A name is `area.what-was-done`; its
 * sentence is in the catalogue `audit`.
 */
export const ACTS = [
	'team.categorised',
	'team.member-removed',
	'team.merged',
	'team.removed',
	'admission.decided',
	'admission.finalists',
	'admission.announced',
	'baseline.written',
	'baseline.resumed',
	'baseline.withdrawn',
	'rulebook.draft-saved',
	'rulebook.draft-discarded',
	'rulebook.published',
	'edition.archived',
	'edition.restored',
	'people.removed',
	'minutes.signed-attached',
	'certificates.issued',
	'footprint.stated',
	'dataset.licensed',
	'endpoint.set',
	'endpoint.unset',
	'outage.applied',
	'outage.reverted',
	'gateway.paused',
	'gateway.resumed',
	'gateway.places',
	'board.frozen',
	'board.thawed',
	'round.finalised',
	'combined.published',
	'reveal.downloaded',
	'assisted.started',
	'assisted.stopped',
	'people.reset-link',
	'people.invited',
	'people.invitation-revoked',
	'phases.moved',
	'edition.founded',
	'edition.imported',
	'team.disqualified',
	'team.disqualification-ruled',
	'registration.mode',
	'registration.codes-made',
	'registration.code-dropped',
	'notice.announced',
	'notice.answered',
	'jury.automatic',
	'jury.handed-out',
	'jury.drawn-again',
	'jury.absent',
	'jury.conflict-declared',
	'jury.domain-declared',
	'jury.gold-marked',
	'jury.gold-withdrawn',
	'rejudging.opened',
	'rejudging.applied',
	'rejudging.cancelled',
	'appeal.decided',
	'board.published',
	'runs.started',
	'confirmation.started',
	'confirmation.stopped',
	'confirmation.resumed',
	'site.person-erased'
] as const;
export type Act = (typeof ACTS)[number];

export interface StaffAct {
	/** Absent where the act is on the site itself. */
	contestId?: string | undefined;
	byAccountId: string;
	act: Act;
	/** The id or slug of what it was done to. */
	subject?: string | undefined;
	/** What it was before and what it is now, as plain JSON without secrets. */
	before?: unknown;
	after?: unknown;
	/** What the person gave as reason, where one is asked for. */
	reason?: string | undefined;
	/** Epoch milliseconds. */
	at: number;
}

/** Keeps what a member of staff did, in the transaction that does it: both are there or neither is. */
export async function recordAct(tx: Tx, staffAct: StaffAct): Promise<void> {
	const { contestId, byAccountId, act, subject, before, after, reason, at } = staffAct;

	await tx.insert(tx.t.staffAct).values({
		contestId,
		accountId: byAccountId,
		act,
		subject,
		before,
		after,
		reason,
		at
	});
}
