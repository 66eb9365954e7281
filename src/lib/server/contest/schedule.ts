import {
	checkOverride,
	PHASE_INSTANTS,
	scheduleInForce,
	type PhaseInstant,
	type RoundInstants
} from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import { recordAct, type Act } from '../audit/act.ts';
import type { Tx } from '../db/client.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { overridesOf, type ContestInForce } from './in-force.ts';

const isoAt = (at: number | undefined) =>
	at === undefined ? undefined : new Date(at).toISOString();

export interface ScheduleChange {
	contest: ContestInForce;
	roundId: string;
	instant: PhaseInstant;
	/** Epoch milliseconds. */
	movedTo: number;
	reason: string;
	byAccountId: string;
	at: number;
	/** Whether a freeze that has come may be put off. */
	thaws?: boolean;
	/** What staff did by it, where that has a name of its own. */
	act?: Act | undefined;
}

/**
 * Moves one instant of a round, with a reason, as a new override on the ledger. Refuses what has
 * passed already, what would lie in the past, and what would put the phases out of order.
 */
export async function moveInstant(tx: Tx, change: ScheduleChange): Promise<void> {
	const { contest, roundId, instant, movedTo, byAccountId, at, thaws } = change;
	const reason = change.reason.trim();
	if (reason === '') throw new Refusal('reason_needed');
	const overrides = await overridesOf(tx, { contestId: contest.id });
	const override = { roundId, instant, at: new Date(movedTo).toISOString() };
	const checked = checkOverride(contest.rulebook, { overrides, override, at, thaws });
	if (!checked.ok) {
		const [problem] = checked.problems;
		throw new Refusal('schedule_disorder', {
			problem: problem?.code ?? '',
			...(problem?.code === 'out-of-order'
				? { earlier: problem.earlier, later: problem.later }
				: {})
		});
	}

	await recordAct(tx, {
		contestId: contest.id,
		byAccountId,
		act: change.act ?? 'phases.moved',
		subject: roundId,
		before: {
			[instant]: isoAt(scheduleInForce(contest.rulebook, overrides).get(roundId)?.[instant])
		},
		after: { [instant]: override.at },
		reason,
		at
	});
	await tx.insert(tx.t.scheduleOverride).values({
		contestId: contest.id,
		roundId,
		instant,
		movedTo,
		reason,
		byAccountId,
		at
	});
	await recordFact(tx, {
		contestId: contest.id,
		kind: 'schedule-overridden',
		subject: contest.id,
		data: { round: roundId, instant, to: override.at, reasonHash: sha256Hex(reason) },
		at
	});
}

/**
 * Lets an instant happen now. Those that should have come before it and have not are brought forward
 * to now as well, the earliest first, so that «close now» needs no arithmetic from the organiser.
 */
export async function happenNow(tx: Tx, change: Omit<ScheduleChange, 'movedTo'>): Promise<void> {
	const { contest, roundId, instant, at } = change;
	const overrides = await overridesOf(tx, { contestId: contest.id });
	const instants = scheduleInForce(contest.rulebook, overrides).get(roundId);
	if (!instants) throw new Refusal('not_found');
	if (instants[instant] <= at) throw new Refusal('schedule_disorder', { problem: 'already-past' });

	const late = broughtForward(instants, { instant, at });
	for (const [step, earlier] of [...late, instant].entries()) {
		// A millisecond apart: some instants may not coincide.
		const act = earlier === instant ? change.act : undefined;
		await moveInstant(tx, { ...change, act, instant: earlier, movedTo: at + step });
	}
}

/** What an instant that happens now takes along: those before it that have not come, the earliest first. */
export function broughtForward(
	instants: RoundInstants,
	{ instant, at }: { instant: PhaseInstant; at: number }
): PhaseInstant[] {
	return PHASE_INSTANTS.slice(0, PHASE_INSTANTS.indexOf(instant))
		.filter((earlier) => instants[earlier] > at && mustPrecede(earlier, instant))
		.sort((a, b) => instants[a] - instants[b]);
}

/** Registration may stay open after the round opens, but not after it closes. */
function mustPrecede(earlier: PhaseInstant, later: PhaseInstant): boolean {
	if (earlier !== 'registrationCloses') return true;

	return PHASE_INSTANTS.indexOf(later) >= PHASE_INSTANTS.indexOf('closes');
}
