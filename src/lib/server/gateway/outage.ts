import { desc, eq } from 'drizzle-orm';
import { PHASE_INSTANTS, type PhaseInstant, type RoundRules } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import { bookReturn } from '../budget/balance.ts';
import { contestInForce, type ContestInForce } from '../contest/in-force.ts';
import { moveInstant } from '../contest/schedule.ts';
import type { Query, Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { byAccount, returnable, returnedBy, type Returnable } from './outage-return.ts';

export const REMEDIES = ['extend', 'return'] as const;
export type Remedy = (typeof REMEDIES)[number];

/** A stretch of a round, epoch milliseconds, and what to do about it. */
export interface OutageWish {
	roundId: string;
	startsAt: number;
	endsAt: number;
	remedy: Remedy;
}

/** What applying an outage would change. */
export interface OutagePreview {
	/** What of the stretch lies in the round's open phase, epoch milliseconds. */
	lost: { startsAt: number; endsAt: number };
	/** Instants that would move. */
	moved: { instant: PhaseInstant; from: number; to: number }[];
	/** Attempts that would come back. */
	returned: Returnable[];
}

/** The instants that end with a round's time to compete, in their order. */
const ENDS = PHASE_INSTANTS.slice(PHASE_INSTANTS.indexOf('freezes'));
const LONGEST_MS = 7 * 24 * 3_600_000;
const LONGEST_REASON = 500;

/**
 * What an outage would change: of its stretch, what lies in the round's open phase counts. Refuses an unknown
 * round, a stretch that is none, is longer than a week or lies outside that phase, one that has not
 * ended, and one that would change nothing.
 */
export async function previewOutage(
	query: Query,
	{ contest, wish, at }: { contest: ContestInForce; wish: OutageWish; at: number }
): Promise<OutagePreview> {
	const { startsAt, endsAt } = wish;
	const round = roundOf(contest, wish.roundId);
	const instants = contest.schedule.get(round.id);
	if (!instants) throw new Refusal('not_found');
	if (!(startsAt < endsAt) || endsAt - startsAt > LONGEST_MS) throw wrong('endsAt', 'stretch');
	if (endsAt > at) throw wrong('endsAt', 'stretchPast');
	const lost = {
		startsAt: Math.max(startsAt, instants.opens),
		endsAt: Math.min(endsAt, instants.closes)
	};
	if (lost.startsAt >= lost.endsAt) throw wrong('startsAt', 'inRound');
	const preview =
		wish.remedy === 'extend'
			? { lost, moved: movedBy(instants, { by: lost.endsAt - lost.startsAt, at }), returned: [] }
			: { lost, moved: [], returned: await returnable(query, stretchOf(contest, round, lost)) };
	if (preview.moved.length + preview.returned.length === 0) {
		throw new Refusal('outage_changes_nothing', { remedy: wish.remedy });
	}

	return preview;
}

const wrong = (field: string, expected: string) =>
	new Refusal('invalid_request', { field, expected });

function roundOf({ rulebook }: ContestInForce, roundId: string): RoundRules {
	const round = rulebook.rounds.find(({ id }) => id === roundId);
	if (!round) throw new Refusal('not_found');

	return round;
}

const stretchOf = (contest: ContestInForce, round: RoundRules, lost: OutagePreview['lost']) => ({
	contestId: contest.id,
	challengeIds: round.challenges.map(({ id }) => id),
	...lost
});

/** What is still to come moves by as much as was lost, if the round itself can still grow. */
function movedBy(
	instants: Record<PhaseInstant, number>,
	{ by, at }: { by: number; at: number }
): OutagePreview['moved'] {
	if (instants.closes <= at) return [];

	return ENDS.filter((instant) => instants[instant] > at).map((instant) => ({
		instant,
		from: instants[instant],
		to: instants[instant] + by
	}));
}

interface By {
	contest: ContestInForce;
	reason: string;
	byAccountId: string;
	at: number;
}

/** Applies an outage: the round grows, or the attempts that it cost come back. */
export async function applyOutage(
	tx: Tx,
	{ wish, ...by }: By & { wish: OutageWish }
): Promise<{ id: string } & OutagePreview> {
	const contest = await contestInForce(tx, by.contest);
	const { byAccountId, at } = by;
	const reason = neededReason(by.reason);
	const preview = await previewOutage(tx, { contest, wish, at });
	const id = newId();
	const { roundId, remedy } = wish;
	const { startsAt, endsAt } = preview.lost;
	const outage = { id, contestId: contest.id, roundId, startsAt, endsAt, remedy };
	const moved = preview.moved.map(({ instant }) => instant);
	await tx.insert(tx.t.outage).values({ ...outage, moved, reason, byAccountId, at });
	await recordFact(tx, {
		contestId: contest.id,
		kind: 'outage-applied',
		subject: id,
		data: {
			round: roundId,
			from: new Date(startsAt).toISOString(),
			to: new Date(endsAt).toISOString(),
			remedy,
			reasonHash: sha256Hex(reason)
		},
		at
	});
	// The last first: no instant may pass the next on the way.
	for (const { instant, to } of preview.moved.toReversed()) {
		await moveInstant(tx, { contest, roundId, instant, movedTo: to, reason, byAccountId, at });
	}
	for (const { interactionId, tokens, energyNwh } of preview.returned) {
		await tx.insert(tx.t.outageReturn).values({ outageId: id, interactionId });
		await recordFact(tx, {
			contestId: contest.id,
			kind: 'interaction-returned',
			subject: interactionId,
			data: { outage: id, tokens, energyNwh: Number(energyNwh) },
			at
		});
	}
	for (const account of byAccount(preview.returned)) await bookReturn(tx, account, 'give');
	await recordAct(tx, {
		contestId: contest.id,
		byAccountId,
		act: 'outage.applied',
		subject: roundId,
		after: { startsAt, endsAt, remedy, attempts: preview.returned.length },
		reason,
		at
	});

	return { id, ...preview };
}

/** Takes an outage's remedy back. Refuses one that is not there, and instants that have come meanwhile. */
export async function revertOutage(tx: Tx, { id, ...by }: By & { id: string }): Promise<void> {
	const contest = await contestInForce(tx, by.contest);
	const { byAccountId, at } = by;
	const reason = neededReason(by.reason);
	const [applied] = (await outagesOf(tx, { contestId: contest.id })).filter(
		(outage) => outage.id === id && outage.reverted === undefined
	);
	if (!applied) throw new Refusal('not_found');
	const { roundId, startsAt, endsAt, remedy } = applied;
	await tx.insert(tx.t.outageReversal).values({ outageId: id, reason, byAccountId, at });
	if (remedy === 'extend') {
		const instants = contest.schedule.get(roundId);
		if (instants && instants.closes <= at) {
			throw new Refusal('schedule_disorder', { problem: 'already-past' });
		}
		for (const instant of instants ? applied.moved.filter((one) => instants[one] > at) : []) {
			const movedTo = (instants?.[instant] ?? 0) - (endsAt - startsAt);
			await moveInstant(tx, { contest, roundId, instant, movedTo, reason, byAccountId, at });
		}
	}
	for (const account of byAccount(await returnedBy(tx, { outageId: id }))) {
		await bookReturn(tx, account, 'take');
	}
	await recordFact(tx, {
		contestId: contest.id,
		kind: 'outage-reverted',
		subject: id,
		data: { reasonHash: sha256Hex(reason) },
		at
	});
	const before = { startsAt, endsAt, remedy };
	await recordAct(tx, {
		contestId: contest.id,
		byAccountId,
		act: 'outage.reverted',
		subject: roundId,
		before,
		reason,
		at
	});
}

function neededReason(typed: string): string {
	const reason = typed.trim();
	if (reason === '' || reason.length > LONGEST_REASON) throw new Refusal('reason_needed');

	return reason;
}

export interface Outage extends OutageWish {
	id: string;
	/** The instants that it moved. */
	moved: PhaseInstant[];
	reason: string;
	at: number;
	reverted: { reason: string; at: number } | undefined;
}

/** A contest's outages, the last applied first. */
export async function outagesOf(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<Outage[]> {
	const { outage, outageReversal } = query.t;
	const rows = await query
		.select({ outage, reversal: outageReversal })
		.from(outage)
		.leftJoin(outageReversal, eq(outageReversal.outageId, outage.id))
		.where(eq(outage.contestId, contestId))
		.orderBy(desc(outage.at), desc(outage.id));

	return rows.map(
		({ outage: { id, roundId, startsAt, endsAt, remedy, moved, reason, at }, reversal }) => ({
			id,
			roundId,
			startsAt,
			endsAt,
			remedy,
			moved,
			reason,
			at,
			reverted: reversal ? { reason: reversal.reason, at: reversal.at } : undefined
		})
	);
}
