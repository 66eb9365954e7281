import { PHASE_INSTANTS, type PhaseInstant, type RoundRules, type Rulebook } from './schema.ts';

/** The instants of one round, epoch milliseconds. */
export type RoundInstants = Record<PhaseInstant, number>;
/** The instants in force, by round id. */
export type Schedule = ReadonlyMap<string, RoundInstants>;

/** An organiser's logged change of one instant; `at` is the new instant, ISO 8601 with offset. */
export interface ScheduleOverride {
	roundId: string;
	instant: PhaseInstant;
	at: string;
}

/** Two instants of a round in the wrong order. */
export interface OrderFault {
	earlier: PhaseInstant;
	later: PhaseInstant;
}

/** Pairs that must fall in this order; `strict` where they may not coincide. */
const ORDER: readonly (OrderFault & { strict: boolean })[] = [
	{ earlier: 'registrationOpens', later: 'registrationCloses', strict: true },
	{ earlier: 'registrationCloses', later: 'closes', strict: false },
	{ earlier: 'registrationOpens', later: 'practiceOpens', strict: false },
	{ earlier: 'practiceOpens', later: 'opens', strict: false },
	{ earlier: 'opens', later: 'freezes', strict: false },
	{ earlier: 'opens', later: 'closes', strict: true },
	{ earlier: 'freezes', later: 'closes', strict: false },
	{ earlier: 'closes', later: 'results', strict: false },
	{ earlier: 'results', later: 'finalised', strict: false }
];

/** The pairs of instants that are out of order. */
export function orderFaults(instants: RoundInstants): OrderFault[] {
	return ORDER.filter(({ earlier, later, strict }) => {
		const gap = instants[later] - instants[earlier];
		return !(strict ? gap > 0 : gap >= 0);
	}).map(({ earlier, later }) => ({ earlier, later }));
}

/** A round's instants as its rulebook writes them, epoch milliseconds. */
export function instantsOf(round: Pick<RoundRules, 'phases'>): RoundInstants {
	const { phases } = round;
	return {
		registrationOpens: Date.parse(phases.registrationOpens),
		practiceOpens: Date.parse(phases.practiceOpens),
		opens: Date.parse(phases.opens),
		registrationCloses: Date.parse(phases.registrationCloses),
		freezes: Date.parse(phases.freezes),
		closes: Date.parse(phases.closes),
		results: Date.parse(phases.results),
		finalised: Date.parse(phases.finalised)
	};
}

/**
 * The schedule in force: the rulebook folded with the overrides in ledger order, so that of two for
 * one instant the later entry holds. Overrides of rounds that the rulebook does not have are passed over.
 */
export function scheduleInForce(
	rulebook: Rulebook,
	overrides: readonly ScheduleOverride[]
): Schedule {
	const schedule = new Map(rulebook.rounds.map((round) => [round.id, instantsOf(round)]));
	for (const { roundId, instant, at } of overrides) {
		const instants = schedule.get(roundId);
		if (instants !== undefined) schedule.set(roundId, { ...instants, [instant]: Date.parse(at) });
	}
	return schedule;
}

export type OverrideProblem =
	| { code: 'unknown-round' }
	| { code: 'not-an-instant' }
	/** What has happened cannot be moved, and nothing can be made to have happened. */
	| { code: 'already-past' }
	| { code: 'in-the-past' }
	| ({ code: 'out-of-order' } & OrderFault);

/**
 * Whether an override may join those in force at `at` (epoch milliseconds). Refuses one for an
 * unknown round, one that moves an instant already past or into the past, and one that leaves
 * the round's instants out of order. With `thaws`, a freeze that has come may still be put off
 * while the round is open: what it hid is told, nothing that was told is taken back.
 */
export function checkOverride(
	rulebook: Rulebook,
	change: {
		overrides: readonly ScheduleOverride[];
		override: ScheduleOverride;
		at: number;
		thaws?: boolean;
	}
): { ok: true; schedule: Schedule } | { ok: false; problems: OverrideProblem[] } {
	const { overrides, override, at, thaws = false } = change;
	const before = scheduleInForce(rulebook, overrides).get(override.roundId);
	if (before === undefined) return { ok: false, problems: [{ code: 'unknown-round' }] };
	const moved = Date.parse(override.at);
	if (Number.isNaN(moved) || !PHASE_INSTANTS.includes(override.instant))
		return { ok: false, problems: [{ code: 'not-an-instant' }] };

	const schedule = scheduleInForce(rulebook, [...overrides, override]);
	const problems: OverrideProblem[] = [];
	const mayThaw = thaws && override.instant === 'freezes' && before.closes > at;
	if (before[override.instant] <= at && !mayThaw) problems.push({ code: 'already-past' });
	if (moved < at) problems.push({ code: 'in-the-past' });
	for (const fault of orderFaults({ ...before, [override.instant]: moved }))
		problems.push({ code: 'out-of-order', ...fault });
	return problems.length === 0 ? { ok: true, schedule } : { ok: false, problems };
}
